using Npgsql;
using NpgsqlTypes;

namespace MtsLife.Storage.Demo;

internal static class NullableCopy
{
    public static void Maybe(this NpgsqlBinaryImporter copy, long? value)
    {
        if (value is { } present)
            copy.Write(present, NpgsqlDbType.Bigint);
        else
            copy.WriteNull();
    }

    public static void Maybe(this NpgsqlBinaryImporter copy, DateTime? value)
    {
        if (value is { } present)
            copy.Write(present, NpgsqlDbType.TimestampTz);
        else
            copy.WriteNull();
    }

    public static void Maybe(this NpgsqlBinaryImporter copy, string? value)
    {
        if (value is not null)
            copy.Write(value, NpgsqlDbType.Text);
        else
            copy.WriteNull();
    }
}
