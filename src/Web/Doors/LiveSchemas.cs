using System.ComponentModel.DataAnnotations;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using MtsLife.Hub.Announcements;
using MtsLife.Hub.Fanout;
using MtsLife.Hub.Gatherings;
using MtsLife.Hub.Messages;
using MtsLife.Hub.Polls;
using MtsLife.Hub.Questions;
using MtsLife.Hub.Reactions;
using MtsLife.Hub.Thanks;
using MtsLife.Hub.Threads;
using MtsLife.Hub.Realtime;
using MtsLife.Hub.Wire;

namespace MtsLife.Web.Doors;

/// <summary>What travels over the socket, in the OpenAPI document: events as one union by <c>kind</c>, frames, and what no HTTP body is.</summary>
internal static class LiveSchemas
{
    private const string Event = "ChannelEvent";

    /// <summary>Every record that says what happened: it has a number and a kind.</summary>
    private static readonly Type[] Events =
    [
        .. typeof(ChatHub).Assembly.GetTypes()
            .Where(t => t.IsPublic && t.GetMethod("<Clone>$") is not null && t.GetProperty("Kind") is { CanWrite: false } && t.GetProperty("Seq") is not null)
            .OrderBy(KindOf, StringComparer.Ordinal),
    ];

    /// <summary>What the kinds of messages add.</summary>
    private static readonly Type[] Cards =
        [.. typeof(Card).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(Card)) && !t.IsAbstract).OrderBy(KindOf, StringComparer.Ordinal)];

    private static readonly Type[] Others =
    [
        typeof(Bootstrap), typeof(SignedOut), typeof(WelcomeFrame), typeof(EventsFrame), typeof(HeadsFrame), typeof(TypingFrame), typeof(PresenceFrame),
        typeof(StandingFrame), typeof(GoAwayFrame), typeof(ViewChannels), typeof(Viewed), typeof(TypeIn), typeof(FollowPresence), typeof(Presences), typeof(PostMessage),
        typeof(EditMessage), typeof(DeleteMessage), typeof(ReplyTo), typeof(React), typeof(Accept), typeof(Vote), typeof(ChangeTopics),
        typeof(GiveThanks), typeof(AskPoll), typeof(CallGathering), typeof(MakeAnnouncement), typeof(MessageView), typeof(Mine), typeof(Hub.Channels.MarkRead), typeof(Hub.Channels.MarkUnread),
    ];

    public static async Task AddAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken stop)
    {
        foreach (var type in Events.Concat(Others))
            await AddAsync(type, document, context, stop);

        foreach (var type in Events)
            MarkKind(document, type);
        document.AddComponent(Event, Union(document, Events));
        foreach (var type in Cards)
        {
            await AddAsync(type, document, context, stop);
            MarkKind(document, type);
        }

        document.Components!.Schemas![nameof(Card)] = Union(document, Cards);
        foreach (var holder in new[] { nameof(CatchUp), nameof(EventsFrame) })
            Find(document, holder).Properties!["events"] = List(new OpenApiSchemaReference(Event, document));
    }

    private static void MarkKind(OpenApiDocument document, Type type)
    {
        var schema = Find(document, type.Name);
        schema.Properties!["kind"] = new OpenApiSchema { Type = JsonSchemaType.String, Enum = [KindOf(type)] };
        (schema.Required ??= new HashSet<string>()).Add("kind");
    }

    private static OpenApiSchema Union(OpenApiDocument document, Type[] types)
    {
        var union = new OpenApiSchema { OneOf = [], Discriminator = new() { PropertyName = "kind", Mapping = new Dictionary<string, OpenApiSchemaReference>() } };
        foreach (var type in types)
        {
            union.OneOf.Add(new OpenApiSchemaReference(type.Name, document));
            union.Discriminator.Mapping[KindOf(type)] = new(type.Name, document);
        }

        return union;
    }

    /// <summary>With what it holds, each shape once: what is asked for by type comes with all its parts written out.</summary>
    private static async Task AddAsync(Type type, OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken stop)
    {
        if (document.Components!.Schemas!.ContainsKey(type.Name))
            return;

        var schema = await context.GetOrCreateSchemaAsync(type, null, stop);
        document.AddComponent(type.Name, schema);
        foreach (var member in Json.Options.GetTypeInfo(type).Properties)
        {
            var listed = member.PropertyType.IsGenericType && member.PropertyType.GetGenericTypeDefinition() == typeof(IReadOnlyList<>);
            var part = listed ? member.PropertyType.GetGenericArguments()[0] : member.PropertyType;
            if (part.Namespace?.StartsWith(nameof(MtsLife), StringComparison.Ordinal) != true)
                continue;
            if (part != typeof(Card))
                await AddAsync(part, document, context, stop);
            var shape = new OpenApiSchemaReference(part.Name, document);
            IOpenApiSchema held = listed ? List(shape) : shape;
            schema.Properties![member.Name] = member.IsGetNullable ? new OpenApiSchema { OneOf = [new OpenApiSchema { Type = JsonSchemaType.Null }, held] } : held;
        }
    }

    private static OpenApiSchema Find(OpenApiDocument document, string name) => (OpenApiSchema)document.Components!.Schemas![name];

    private static OpenApiSchema List(IOpenApiSchema items) => new() { Type = JsonSchemaType.Array, Items = items };

    /// <summary>Says that a text is one, which the framework leaves out, and which words there are where there are only so many.</summary>
    public static Task NameWords(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken stop)
    {
        var type = context.JsonPropertyInfo?.PropertyType ?? context.JsonTypeInfo.Type;
        if (schema.Type is null && (type == typeof(string) || type == typeof(DateTime) || type == typeof(DateTime?)))
            schema.Type = context.JsonPropertyInfo?.IsGetNullable == true ? JsonSchemaType.String | JsonSchemaType.Null : JsonSchemaType.String;
        // Of a list that may be absent, and of one with a converter of its own, the framework does not say what is in it.
        if (schema.Items is null && type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>)
            && type.GetGenericArguments()[0] is var item && (item == typeof(string) || item.IsPrimitive))
        {
            schema.Type = context.JsonPropertyInfo?.IsGetNullable == true ? JsonSchemaType.Array | JsonSchemaType.Null : JsonSchemaType.Array;
            schema.Items = new OpenApiSchema { Type = item == typeof(string) ? JsonSchemaType.String : JsonSchemaType.Integer };
        }

        if (context.JsonPropertyInfo?.AttributeProvider?.GetCustomAttributes(typeof(AllowedValuesAttribute), false) is [AllowedValuesAttribute allowed, ..])
            schema.Enum = [.. allowed.Values.Select(word => (JsonNode)(string)word!)];
        return Task.CompletedTask;
    }

    private static string KindOf(Type type) => (string)type.GetProperty("Kind")!.GetValue(RuntimeHelpers.GetUninitializedObject(type))!;
}
