using Dapper;
using MtsLife.Support;
using Npgsql;
using Xunit;

namespace MtsLife.Web.Tests.Browser;

internal static class Stored
{
    /// <summary>Waits until the text stands in the database, once.</summary>
    public static async Task EventuallyAsync(TestServer server, string text)
    {
        await using var connection = new NpgsqlConnection(server.ConnectionString);
        for (var deadline = DateTime.UtcNow.AddSeconds(20); ; await Task.Delay(100))
        {
            if (await connection.QuerySingleAsync<int>("SELECT count(*)::int FROM messages WHERE text = @text", new { text }) == 1)
                return;
            Assert.True(DateTime.UtcNow < deadline, $"«{text}» is not stored");
        }
    }
}
