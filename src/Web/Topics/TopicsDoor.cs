using MtsLife.Hub.Access;
using MtsLife.Hub.Topics;
using MtsLife.Web.Doors;

namespace MtsLife.Web.Topics;

internal static class TopicsDoor
{
    public static void MapTopics(this IEndpointRouteBuilder app)
    {
        var api = app.MapApi("/topics").WithTags("Topics");
        api.MapGet("", (Actor actor, string? q, bool? priority, bool? subscribed, string? after, int? limit, string? ids, TopicReading topics) =>
            ids is null ? topics.PageAsync(actor, q, priority, subscribed, after, limit) : topics.SomeAsync(actor, ids));
        api.MapGet("/near", (string? q, TopicReading topics) => topics.NearAsync(q));
        api.MapGet("/{id:long}", (Actor actor, long id, TopicReading topics) => topics.FindAsync(actor, id));
        api.MapPatch("/{id:long}", (Actor actor, long id, EditTopic request, TopicEditing topics) => topics.EditAsync(actor, id, request));
        api.MapPost("/{id:long}/subscribe", (Actor actor, long id, Subscribe request, Subscribing subscribing) => subscribing.SubscribeAsync(actor, id, request));
        api.MapPost("/{id:long}/require", (Actor actor, long id, RequireTopic request, TopicEditing topics) => topics.RequireAsync(actor, id, request));
    }
}
