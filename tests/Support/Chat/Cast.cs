using Dapper;
using MtsLife.Hub.SignIn;
using MtsLife.Storage;
using MtsLife.Storage.People;
using MtsLife.Storage.SignIn;
using Npgsql;

namespace MtsLife.Support.Chat;

/// <param name="Own">The person's own channel.</param>
/// <param name="Token">A personal access token for both doors.</param>
public sealed record Player(long Id, string Handle, long Own, string Token);

/// <summary>People with tokens in any database of the product, whether or not a server runs on it.</summary>
public static class Cast
{
    private static readonly string[] Names = ["Вера", "Олег", "Нина", "Пётр", "Алла", "Игорь", "Рита", "Юрий"];

    public static async Task<IReadOnlyList<Player>> HireAsync(string connectionString, int count, string role = "member")
    {
        await using var database = Database.Connect(connectionString);
        var tokens = new AccessTokenSql(database);
        var cast = new List<Player>();
        for (var i = 0; i < count; i++)
        {
            await using var work = await database.BeginAsync();
            var id = await PersonCreation.CreateAsync(work, new(Names[i % Names.Length], $"Пробный{i}", $"player{i}", role));
            await work.CommitAsync();
            var token = Secret.ForToken();
            await tokens.InsertAsync(id, "test", Secret.Hash(token), token[..10], DateTime.UtcNow, null);
            await using var connection = new NpgsqlConnection(connectionString);
            var (handle, own) = await connection.QuerySingleAsync<(string, long)>("SELECT handle, channel_id FROM people WHERE id = @id", new { id });
            cast.Add(new(id, handle, own, token));
        }

        return cast;
    }
}
