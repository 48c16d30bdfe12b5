using System.Net.Sockets;
using Npgsql;

namespace MtsLife.Storage;

/// <summary>Tells a database that is away for a moment from a statement that is wrong.</summary>
public static class DatabaseFault
{
    /// <summary>True when the same work may succeed on another attempt: lost connection, restart, deadlock, no room.</summary>
    public static bool MayPass(Exception fault) => fault switch
    {
        PostgresException p => p.SqlState[..2] is "08" or "40" or "53" or "57" or "58" || p.SqlState == PostgresErrorCodes.ReadOnlySqlTransaction,
        NpgsqlException or SocketException or TimeoutException => true,
        _ => false,
    };

    /// <summary>What went wrong, by its kind: what an exception says may quote what somebody wrote.</summary>
    public static string KindOf(Exception fault) =>
        fault is PostgresException p ? $"{nameof(PostgresException)} {p.SqlState}" : fault.GetType().Name;
}
