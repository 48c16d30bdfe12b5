using Dapper;
using MtsLife.Support;
using Npgsql;
using Xunit;

namespace MtsLife.Web.Tests.Delivery;

internal static class AssertSound
{
    /// <summary>What must hold in every database, and that PostgreSQL never had to break a deadlock.</summary>
    public static async Task Async(string connectionString, bool andNoDeadlock = true)
    {
        Assert.Empty(await CompanyInvariants.ViolationsAsync(connectionString));
        await using var connection = new NpgsqlConnection(connectionString);
        if (andNoDeadlock)
            Assert.Equal(0, await connection.ExecuteScalarAsync<long>("SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()"));
    }
}
