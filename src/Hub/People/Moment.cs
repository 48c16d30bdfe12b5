using System.Globalization;

namespace MtsLife.Hub.People;

/// <summary>The last row of a page sorted by time, latest first, as an opaque cursor.</summary>
public readonly record struct Moment(DateTime At, long Id)
{
    /// <summary>Before everything that can have happened.</summary>
    public static readonly Moment Latest = new(new DateTime(9999, 1, 1, 0, 0, 0, DateTimeKind.Utc), long.MaxValue);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{At.Ticks}.{Id}");

    /// <summary>Null when the text is no cursor of ours.</summary>
    public static Moment? Parse(string? cursor)
    {
        if (string.IsNullOrEmpty(cursor))
        {
            return Latest;
        }

        var parts = cursor.Split('.', 2);
        return parts.Length == 2 && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var ticks)
            && ticks <= Latest.At.Ticks && long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? new(new DateTime(ticks, DateTimeKind.Utc), id) : null;
    }
}
