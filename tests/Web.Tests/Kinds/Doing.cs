using System.Text.Json;
using MtsLife.Support.Chat;
using MtsLife.Web.Tests.Delivery;
using Npgsql;

namespace MtsLife.Web.Tests.Kinds;

/// <summary>Short words for what people do with messages of a kind.</summary>
internal static class Doing
{
    public static async Task<long> PostKindAsync(this ChatSocket socket, long channelId, string kind, object? card = null, string? title = null, string text = "Текст") =>
        (await socket.PostAsync(channelId, kind, card, title, text)).MessageId();

    public static Task<JsonElement> PostAsync(this ChatSocket socket, long channelId, string kind, object? card = null, string? title = null, string text = "Текст") =>
        socket.InvokeAsync("Post", new { channelId, clientId = Guid.NewGuid(), text, kind, title, card });

    public static Task<JsonElement> VoteAsync(this ChatSocket socket, long messageId, params int[] options) =>
        socket.InvokeAsync("Vote", new { messageId, options });

    /// <summary>The message as a person reads it now.</summary>
    public static async Task<JsonElement> MessageAsync(this ChatHttp http, long messageId) =>
        (await http.GetAsync($"/api/messages/{messageId}")).GetProperty("message").GetProperty("message");

    public static async Task<JsonElement> CardAsync(this ChatHttp http, long messageId) => (await http.MessageAsync(messageId)).GetProperty("card");

    public static int Int(this JsonElement json, string member) => json.GetProperty(member).GetInt32();

    public static string Text(this JsonElement json, string member) => json.GetProperty(member).GetString()!;

    public static long[] Ids(this JsonElement list) => [.. list.EnumerateArray().Select(id => id.GetInt64())];

    /// <summary>Ids of the messages of a list.</summary>
    public static long[] Listed(this JsonElement list) =>
        [.. list.GetProperty("messages").EnumerateArray().Select(m => m.GetProperty("message").GetProperty("id").GetInt64())];

    /// <summary>What the reader of a page did to a message.</summary>
    public static async Task<JsonElement> MineAsync(this ChatHttp http, long channelId, long messageId) =>
        (await http.GetAsync($"/api/channels/{channelId}/messages")).GetProperty("mine").EnumerateArray().SingleOrDefault(m => m.GetProperty("messageId").GetInt64() == messageId);

    /// <summary>How often something stands in the domain's log.</summary>
    public static async Task<long> RecordedAsync(string connectionString, string kind, long messageId) =>
        await ScalarAsync<long>(connectionString, "SELECT count(*) FROM events WHERE kind = $1 AND message_id = $2", kind, messageId);

    public static async Task<T> ScalarAsync<T>(string connectionString, string sql, params object[] values)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var command = source.CreateCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(new() { Value = value });
        return (T)(await command.ExecuteScalarAsync())!;
    }
}
