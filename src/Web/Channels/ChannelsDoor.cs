using System.Text.Json;
using MtsLife.Hub.Access;
using MtsLife.Hub.Channels;
using MtsLife.Hub.Groups;
using MtsLife.Hub.Messages;
using MtsLife.Hub.Realtime;
using MtsLife.Web.Doors;

namespace MtsLife.Web.Channels;

/// <summary>The bodies of requests whose channel stands in the address.</summary>
internal sealed record PostHere(
    Guid ClientId, string Text, string? Kind = null, string? Title = null, IReadOnlyList<string>? Topics = null, JsonElement? Card = null);

internal sealed record ReadHere(long Post, int Version);

internal sealed record UnreadHere(long Post);

internal sealed record MuteHere(bool Muted);

internal static class ChannelsDoor
{
    public static void MapChannels(this IEndpointRouteBuilder app)
    {
        app.MapApi("/heads").WithTags("Channels").MapGet("", (Actor actor, ChannelReading channels) => channels.EntriesAsync(actor));

        app.MapApi("/directs").WithTags("Channels")
            .MapPost("", (Actor actor, OpenDirect request, DirectOpening directs) => directs.OpenAsync(actor, request));

        var api = app.MapApi("/channels/{id:long}").WithTags("Channels");
        api.MapGet("", (Actor actor, long id, ChannelReading channels) => channels.FindAsync(actor, id));
        api.MapPatch("", (Actor actor, long id, EditChannel request, ChannelEditing channels) => channels.EditAsync(actor, id, request));
        api.MapPost("/archive", (Actor actor, long id, Archive request, ChannelEditing channels) => channels.ArchiveAsync(actor, id, request));

        api.MapGet("/messages", (Actor actor, long id, long? before, long? after, long? around, int? limit, MessageReading messages) =>
            messages.PageAsync(actor, id, new PageRequest(before, after, around, limit)));
        api.MapPost("/messages", (Actor actor, long id, PostHere request, Posting posting) =>
            posting.PostAsync(actor, new PostMessage(id, request.ClientId, request.Text, request.Kind, request.Title, request.Topics, request.Card))).LimitedAs("post");
        api.MapGet("/events", (Actor actor, long id, long? after, EventReading events) =>
            after is { } known ? events.AfterAsync(actor, id, known) : Task.FromResult<Answer<CatchUp>>(
                Refusals.Invalid("after", "missing", "The parameter 'after' is required.")));

        api.MapPost("/read", (Actor actor, long id, ReadHere request, Marking marking) =>
            marking.ReadAsync(actor, new MarkRead(id, request.Post, request.Version)));
        api.MapPost("/unread", (Actor actor, long id, UnreadHere request, Marking marking) =>
            marking.UnreadAsync(actor, new MarkUnread(id, request.Post)));
        api.MapPost("/mute", (Actor actor, long id, MuteHere request, Marking marking) =>
            marking.MuteAsync(actor, new Mute(id, request.Muted)));

        api.MapGet("/members", (Actor actor, long id, string? q, string? after, int? limit, ChannelReading channels) =>
            channels.MembersAsync(actor, id, q, after, limit));
        api.MapPost("/members", (Actor actor, long id, InvitePeople request, ChannelEditing channels) => channels.InviteAsync(actor, id, request));
        api.MapDelete("/members/{personId:long}", (Actor actor, long id, long personId, ChannelEditing channels) =>
            channels.RemoveAsync(actor, id, personId));
        api.MapGet("/reach", (Actor actor, long id, Reaching reaching) => reaching.CountAsync(actor, id));
        api.MapGet("/mentionable", (Actor actor, long id, string? q, ChannelReading channels) => channels.MentionableAsync(actor, id, q));
    }
}
