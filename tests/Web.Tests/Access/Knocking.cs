using System.Net;
using System.Text;
using System.Text.Json;
using MtsLife.Web.Tests.Photos;

namespace MtsLife.Web.Tests.Access;

/// <param name="Said">Everything by which the answer could tell one refusal from another.</param>
internal sealed record Heard(string Decision, string Said);

/// <summary>Calls any door of docs/access.md with a request that only rights can refuse.</summary>
internal static class Knocking
{
    /// <summary>An id that nothing bears.</summary>
    private const long Nothing = 9_000_000_000_001;

    public static Task<Heard> KnockAsync(this Company company, string door, string actor, Place place) => door.StartsWith("hub ", StringComparison.Ordinal)
        ? CallAsync(company, door[4..], actor, place)
        : SendAsync(company, door, actor, place);

    public static Place NotThere(this Place place) => place with
    {
        Channel = Nothing,
        Group = place.Group is null ? null : Nothing,
        Message = place.Message is null ? null : Nothing,
        OfKind = place.OfKind.ToDictionary(k => k.Key, _ => Nothing),
    };

    /// <summary>The message that a door is tried on; null where there is none of its kind.</summary>
    public static long? MessageFor(this Place place, string door) => door.Split('/', ' ')[^1] switch
    {
        "votes" or "close" or "Vote" => Find(place, "poll"),
        "support" or "status" => Find(place, "idea"),
        "attendance" or "calendar" or "gathering" => Find(place, "gathering"),
        "confirm" or "confirmations" or "missing" => Find(place, "announcement"),
        _ => place.Message,
    };

    private static long? Find(Place place, string kind) => place.OfKind.TryGetValue(kind, out var id) ? id : null;

    private static async Task<Heard> SendAsync(Company company, string door, string actor, Place place)
    {
        var (method, pattern) = (door.Split(' ')[0], door.Split(' ')[1]);
        using var request = new HttpRequestMessage(new HttpMethod(method == "*" ? "GET" : method), Address(company, door, pattern, place));
        if (door == "PUT /api/me/photo")
            request.Content = new ByteArrayContent(Pictures.Halves()) { Headers = { ContentType = new("image/png") } };
        else if (Body(company, door, place) is { } body)
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        var answer = await (await company.BrowserAsync(actor)).SendAsync(request);
        return new(Decide(answer.StatusCode), $"{(int)answer.StatusCode} {answer.Content.Headers.ContentType} {await answer.Content.ReadAsStringAsync()}");
    }

    private static async Task<Heard> CallAsync(Company company, string method, string actor, Place place)
    {
        var answer = await (await company.SocketAsync(actor)).CallAsync(method, Body(company, "hub " + method, place)!);
        var result = answer.TryGetProperty("result", out var given) ? given : throw new InvalidOperationException($"{method}: {answer}");
        return result.TryGetProperty("refusal", out var refusal)
            ? new(Decide(refusal.GetProperty("code").GetString()!), result.GetRawText())
            : new("yes", result.GetRawText());
    }

    private static string Address(Company company, string door, string pattern, Place place) => pattern
        .Replace("{id}", IsOfMessage(door) ? $"{place.MessageFor(door)}"
            : pattern.StartsWith("/api/channels", StringComparison.Ordinal) ? $"{place.Channel}"
            : pattern.StartsWith("/api/groups", StringComparison.Ordinal) ? $"{place.Group}"
            : pattern.StartsWith("/api/admin/people", StringComparison.Ordinal) || pattern.StartsWith("/api/people", StringComparison.Ordinal) ? $"{company.People["colleague"]}"
            : pattern.StartsWith("/api/units", StringComparison.Ordinal) ? $"{company.Unit}" : $"{Nothing}", StringComparison.Ordinal)
        .Replace("{topicId}", $"{Nothing}", StringComparison.Ordinal)
        .Replace("{name}", "statistics", StringComparison.Ordinal)
        .Replace("{kind}", "news", StringComparison.Ordinal)
        .Replace("{hash}", new string('0', 32), StringComparison.Ordinal)
        .Replace("{size}", "64", StringComparison.Ordinal)
        .Replace("{personId}", $"{company.People["colleague"]}", StringComparison.Ordinal)
        .Replace("{idOrHandle}", $"{company.People["colleague"]}", StringComparison.Ordinal)
        + (pattern.EndsWith("/events", StringComparison.Ordinal) ? "?after=0" : "");

    public static bool IsOfMessage(string door) =>
        door.Contains("/messages/{id}", StringComparison.Ordinal) || door.Contains("/gatherings/{id}", StringComparison.Ordinal);

    private static string? Body(Company company, string door, Place place) => door switch
    {
        "POST /api/channels/{id}/messages" => $$"""{"clientId":"{{Guid.NewGuid()}}","text":"Кто там?"}""",
        "POST /api/channels/{id}/read" => """{"post":1,"version":0}""",
        "POST /api/channels/{id}/unread" => """{"post":1}""",
        "POST /api/channels/{id}/mute" => """{"muted":true}""",
        "PATCH /api/channels/{id}" => $$"""{"purpose":"Новое","version":{{place.ChannelVersion}}}""",
        "POST /api/channels/{id}/archive" or "POST /api/groups/{id}/archive" => """{"archived":true}""",
        "POST /api/channels/{id}/members" => $$"""{"people":[{{company.People["second"]}}]}""",
        "POST /api/messages/{id}/topics" => """{"remove":[9000000000001]}""",
        "POST /api/messages/{id}/reactions" => """{"emoji":"👍"}""",
        "POST /api/messages/{id}/votes" => """{"options":[1]}""",
        "POST /api/messages/{id}/support" => "{}",
        "POST /api/messages/{id}/status" => """{"status":"considered"}""",
        "POST /api/messages/{id}/attendance" => """{"answer":"going"}""",
        "PATCH /api/messages/{id}/gathering" => $$"""{"startsAt":"{{DateTime.UtcNow.AddDays(9):O}}","place":"Сквер"}""",
        "POST /api/messages/{id}/replies" => $$"""{"clientId":"{{Guid.NewGuid()}}","text":"Я тут"}""",
        "POST /api/messages/{id}/follow" => """{"following":true}""",
        "POST /api/messages/{id}/accept" => "{}",
        "POST /api/messages/{id}/report" => """{"reason":"spam"}""",
        "POST /api/messages/{id}/hide" => """{"hidden":true}""",
        "hub Accept" => $$"""{"messageId":{{place.Message}}}""",
        "POST /api/topics/{id}/subscribe" => """{"subscribed":true}""",
        "POST /api/me/expertise/{topicId}" => """{"declined":true}""",
        "PATCH /api/topics/{id}" => """{"version":1,"priority":true}""",
        "POST /api/topics/{id}/require" => "{}",
        "POST /api/notifications/read" => """{"ids":[9000000000001]}""",
        "PATCH /api/messages/{id}" => $$"""{"text":"Правка","version":{{place.MessageVersion}}}""",
        "hub View" => $$"""{"channels":[{{place.Channel}}]}""",
        "hub Post" => $$"""{"channelId":{{place.Channel}},"clientId":"{{Guid.NewGuid()}}","text":"Кто там?"}""",
        "hub Edit" => $$"""{"messageId":{{place.Message}},"text":"Правка"}""",
        "hub Reply" => $$"""{"messageId":{{place.Message}},"clientId":"{{Guid.NewGuid()}}","text":"Я тут"}""",
        "hub React" => $$"""{"messageId":{{place.Message}},"emoji":"👍"}""",
        "hub Vote" => $$"""{"messageId":{{place.MessageFor(door)}},"options":[1]}""",
        "hub ChangeTopics" => $$"""{"messageId":{{place.Message}},"remove":[9000000000001]}""",
        "hub Delete" => $$"""{"messageId":{{place.Message}}}""",
        "hub MarkRead" => $$"""{"channelId":{{place.Channel}},"post":1,"version":0}""",
        "hub MarkUnread" => $$"""{"channelId":{{place.Channel}},"post":1}""",
        "hub Typing" => $$"""{"channelId":{{place.Channel}}}""",
        "hub Presence" => $$"""{"people":[{{company.People["member"]}}]}""",
        "PATCH /api/groups/{id}" => $$"""{"description":"Новое","version":{{place.GroupVersion}}}""",
        "POST /api/groups/{id}/members" => $$"""{"people":[{{company.People["newcomer"]}}]}""",
        "PATCH /api/groups/{id}/members/{personId}" => """{"role":"moderator"}""",
        "POST /api/groups/{id}/channels" => """{"name":"Ещё один"}""",
        "POST /api/directs" => $$"""{"people":[{{company.People["colleague"]}}]}""",
        "POST /api/groups" => $$"""{"name":"Новая {{Guid.NewGuid()}}","visibility":"open"}""",
        "PATCH /api/me" => """{"theme":"dark"}""",
        "PATCH /api/me/profile" => """{"about":"Кто там?"}""",
        "POST /api/me/status" => """{"text":"Кто там?"}""",
        "POST /api/me/password" => """{"current":"неверный пароль","new":"совсем другой пароль"}""",
        "POST /api/me/tokens" => """{"name":"Проверка"}""",
        "POST /api/admin/invitations" => "{}",
        // Only one set begins on a day.
        "POST /api/admin/point-rules" => $$"""{"fromDay":"{{DateOnly.FromDateTime(DateTime.UtcNow).AddDays(Random.Shared.Next(2, 1_000_000)):O}}","rules":[{"code":"liked","points":1,"dailyCap":30}]}""",
        "PATCH /api/admin/people/{id}" => """{"position":"Продавец"}""",
        _ => null,
    };

    private static string Decide(HttpStatusCode status) => status switch
    {
        HttpStatusCode.OK => "yes",
        HttpStatusCode.Unauthorized => "sign in",
        HttpStatusCode.Forbidden => "no",
        HttpStatusCode.NotFound => "absent",
        _ => $"{(int)status}",
    };

    private static string Decide(string code) => code switch
    {
        "unauthenticated" => "sign in",
        "forbidden" => "no",
        "not_found" => "absent",
        _ => code,
    };
}
