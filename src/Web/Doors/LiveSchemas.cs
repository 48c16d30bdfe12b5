using System.ComponentModel.DataAnnotations;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using MtsLife.Hub.Fanout;
using MtsLife.Hub.Messages;
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

    private static readonly Type[] Others =
    [
        typeof(Bootstrap), typeof(SignedOut), typeof(WelcomeFrame), typeof(EventsFrame), typeof(HeadsFrame), typeof(TypingFrame), typeof(PresenceFrame),
        typeof(GoAwayFrame), typeof(ViewChannels), typeof(Viewed), typeof(TypeIn), typeof(FollowPresence), typeof(Presences), typeof(PostMessage),
        typeof(EditMessage), typeof(DeleteMessage), typeof(Hub.Channels.MarkRead), typeof(Hub.Channels.MarkUnread),
    ];

    public static async Task AddAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken stop)
    {
        foreach (var type in Events.Concat(Others))
            await AddAsync(type, document, context, stop);

        var union = new OpenApiSchema { OneOf = [], Discriminator = new() { PropertyName = "kind", Mapping = new Dictionary<string, OpenApiSchemaReference>() } };
        foreach (var type in Events)
        {
            union.OneOf.Add(new OpenApiSchemaReference(type.Name, document));
            union.Discriminator.Mapping[KindOf(type)] = new(type.Name, document);
            var schema = Find(document, type.Name);
            schema.Properties!["kind"] = new OpenApiSchema { Type = JsonSchemaType.String, Enum = [KindOf(type)] };
            (schema.Required ??= new HashSet<string>()).Add("kind");
        }
        document.AddComponent(Event, union);
        foreach (var holder in new[] { nameof(CatchUp), nameof(EventsFrame) })
            Find(document, holder).Properties!["events"] = List(new OpenApiSchemaReference(Event, document));
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
        if (context.JsonPropertyInfo?.AttributeProvider?.GetCustomAttributes(typeof(AllowedValuesAttribute), false) is [AllowedValuesAttribute allowed, ..])
            schema.Enum = [.. allowed.Values.Select(word => (JsonNode)(string)word!)];
        return Task.CompletedTask;
    }

    private static string KindOf(Type type) => (string)type.GetProperty("Kind")!.GetValue(RuntimeHelpers.GetUninitializedObject(type))!;
}
