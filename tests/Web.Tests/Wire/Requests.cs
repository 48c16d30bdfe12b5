using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using MtsLife.Hub.Channels;
using MtsLife.Hub.Messages;
using MtsLife.Hub.Polls;
using MtsLife.Hub.Questions;
using MtsLife.Hub.Reactions;
using MtsLife.Hub.Realtime;
using MtsLife.Hub.Threads;
using MtsLife.Hub.Wire;
using MtsLife.Support;

namespace MtsLife.Web.Tests.Wire;

/// <summary>A request of either door as its type says it is.</summary>
internal sealed record Request(string Door, Type Type)
{
    public bool IsHub => Door.StartsWith("hub ", StringComparison.Ordinal);

    public IList<JsonPropertyInfo> Members => Json.Options.GetTypeInfo(Type).Properties;

    public override string ToString() => Door;
}

internal static class Requests
{
    /// <summary>What each hub method reads; a method that is missing here fails a test.</summary>
    public static readonly IReadOnlyDictionary<string, Type> OfHub = new Dictionary<string, Type>
    {
        ["View"] = typeof(ViewChannels),
        ["Post"] = typeof(PostMessage),
        ["Edit"] = typeof(EditMessage),
        ["Delete"] = typeof(DeleteMessage),
        ["Reply"] = typeof(ReplyTo),
        ["React"] = typeof(React),
        ["Accept"] = typeof(Accept),
        ["Vote"] = typeof(Vote),
        ["ChangeTopics"] = typeof(ChangeTopics),
        ["MarkRead"] = typeof(MarkRead),
        ["MarkUnread"] = typeof(MarkUnread),
        ["Typing"] = typeof(TypeIn),
        ["Presence"] = typeof(FollowPresence),
    };

    /// <summary>Every door that takes a body, found from the running server.</summary>
    public static IReadOnlyList<Request> Of(TestServer server) =>
    [
        .. from endpoint in server.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
           let accepted = endpoint.Metadata.GetMetadata<IAcceptsMetadata>()
           let body = accepted?.RequestType
           // What takes a file has bad ones of its own: PhotoFileTests.
           where body is not null && accepted!.ContentTypes.Contains("application/json")
           from method in endpoint.Metadata.GetRequiredMetadata<IHttpMethodMetadata>().HttpMethods
           select new Request($"{method} {endpoint.RoutePattern.RawText}", body),
        .. OfHub.Select(method => new Request("hub " + method.Key, method.Value)),
    ];

    /// <summary>A value that could be right: ids that exist, words that are known.</summary>
    public static string Valid(JsonPropertyInfo member, World world) => (member.Name, Bare(member.PropertyType)) switch
    {
        ("channelId", _) => $"{world.Channel}",
        ("messageId", _) => $"{world.Message}",
        ("channels", _) => $"[{world.Channel}]",
        ("people", _) => $"[{world.Colleague}]",
        ("personId", _) => $"{world.Colleague}",
        ("kind", _) => "\"chat\"",
        // A plain message has neither.
        ("title" or "card", _) => "null",
        ("options", _) => "[1]",
        ("answer", _) => "\"going\"",
        ("status", _) => "\"considered\"",
        ("emoji", _) => "\"👍\"",
        ("topics" or "add", _) => "[\"Акции\"]",
        ("remove" or "ids", _) => "[1]",
        // The other one of the two.
        ("upTo", _) => "null",
        ("reason", _) => "\"spam\"",
        ("visibility", _) => "\"open\"",
        ("writers", _) => "\"members\"",
        ("role", _) => "\"member\"",
        ("language", _) => "\"ru\"",
        ("theme", _) => "\"dark\"",
        ("timeZone", _) => "\"Europe/Samara\"",
        ("unitId", _) => $"{world.Unit}",
        ("phone", _) => "\"+7 900 000-00-00\"",
        ("email", _) => "\"vera@example.com\"",
        ("startsAt", _) => $"\"{DateTime.UtcNow.AddDays(1):O}\"",
        ("endsAt", _) => $"\"{DateTime.UtcNow.AddDays(2):O}\"",
        ("until", _) => $"\"{DateTime.UtcNow.AddDays(1):O}\"",
        ("fromDay", _) => $"\"{DateOnly.FromDateTime(DateTime.UtcNow).AddDays(Random.Shared.Next(2, 1_000_000)):O}\"",
        ("rules", _) => "[{\"code\":\"liked\",\"points\":1,\"dailyCap\":30}]",
        ("login", _) => "\"vera.loginova\"",
        ("handle", _) => "\"vera.loginova\"",
        ("password" or "new" or "current", _) => "\"долгий пароль с пробелами\"",
        (_, var type) when type == typeof(string) => $"\"Слово {Guid.NewGuid():N}\"",
        (_, var type) when type == typeof(Guid) => $"\"{Guid.NewGuid()}\"",
        (_, var type) when type == typeof(bool) => "false",
        (_, var type) when type == typeof(long) || type == typeof(int) => "1",
        var unknown => throw new InvalidOperationException($"Say what is valid for {unknown}."),
    };

    public static Type Bare(Type type) => Nullable.GetUnderlyingType(type) ?? type;

    public static string Write(IEnumerable<(string Name, string Value)> members) =>
        "{" + string.Join(",", members.Select(m => JsonSerializer.Serialize(m.Name) + ":" + m.Value)) + "}";
}

/// <summary>What exists for requests to name.</summary>
internal sealed record World(long Me, long Colleague, long Channel, long Group, long Message, long Unit);
