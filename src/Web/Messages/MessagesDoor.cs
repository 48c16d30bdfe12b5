using MtsLife.Hub.Access;
using MtsLife.Hub.Messages;
using MtsLife.Hub.Reactions;
using MtsLife.Hub.Threads;
using MtsLife.Web.Doors;

namespace MtsLife.Web.Messages;

internal sealed record EditHere(string Text, int? Version = null, string? Title = null);

internal sealed record TopicsHere(IReadOnlyList<string>? Add = null, IReadOnlyList<long>? Remove = null);

internal sealed record ReplyHere(Guid ClientId, string Text, IReadOnlyList<string>? Topics = null);

internal sealed record ReactHere(string Emoji, bool On = true);

internal sealed record FollowHere(bool Following);

internal static class MessagesDoor
{
    public static void MapMessages(this IEndpointRouteBuilder app)
    {
        app.MapApi("/threads").WithTags("Messages").MapGet("", (Actor actor, string? before, int? limit, ThreadReading threads) => threads.PageAsync(actor, before, limit));
        app.MapApi("/apps/{kind}").WithTags("Messages").MapGet("", (Actor actor, string kind, long? topic, long? group, string? before, int? limit, MessageLists lists) =>
            lists.OfKindAsync(actor, kind, topic, group, before, limit));

        var api = app.MapApi("/messages/{id:long}").WithTags("Messages");
        api.MapGet("", (Actor actor, long id, MessageReading messages) => messages.FindAsync(actor, id));
        api.MapPatch("", (Actor actor, long id, EditHere request, Editing editing) =>
            editing.EditAsync(actor, new EditMessage(id, request.Text, request.Version, request.Title))).LimitedAs("post");
        api.MapDelete("", (Actor actor, long id, Deleting deleting) => deleting.DeleteAsync(actor, new DeleteMessage(id)));
        api.MapPost("/topics", (Actor actor, long id, TopicsHere request, Filing filing) =>
            filing.ChangeAsync(actor, new ChangeTopics(id, request.Add, request.Remove)));
        api.MapPost("/reactions", (Actor actor, long id, ReactHere request, Reacting reacting) =>
            reacting.ReactAsync(actor, new React(id, request.Emoji, request.On)));
        api.MapPost("/replies", (Actor actor, long id, ReplyHere request, Replying replying) =>
            replying.ReplyAsync(actor, new ReplyTo(id, request.ClientId, request.Text, request.Topics))).LimitedAs("post");
        api.MapPost("/follow", (Actor actor, long id, FollowHere request, Following following) => following.FollowAsync(actor, new Follow(id, request.Following)));
        api.MapGet("/versions", (Actor actor, long id, MessageReading messages) => messages.VersionsAsync(actor, id));
    }
}
