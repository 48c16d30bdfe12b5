using MtsLife.Hub.Access;
using MtsLife.Storage.Messages;

namespace MtsLife.Hub.Messages;

/// <param name="Version">The version that was edited; when given, another present one is refused as a conflict.</param>
public sealed record EditMessage(long MessageId, string Text, int? Version = null, string? Title = null);

public sealed record Changed(PlacedMessage Message);

/// <summary>Changing one's own message, everywhere it stands.</summary>
public sealed class Editing(MessageChanges changes, Composing composing, MessageSql messages, MessageViews views, MessageKinds kinds)
{
    public async Task<Answer<Changed>> EditAsync(Actor actor, EditMessage request)
    {
        if (await messages.StandingAsync(actor.PersonId, request.MessageId) is not { } before)
        {
            return Refusals.NotFound("messageId");
        }

        if (Refuse(actor, before) is { } no)
        {
            return no;
        }

        var title = request.Title is null ? "" : Titles.Read(kinds.Of(before.Kind), request.Title);
        if (title.IsRefused)
        {
            return title.Refusal;
        }

        var kind = kinds.Of(before.Kind);
        var composed = await composing.ComposeAsync(
            actor, before.ChannelId, request.Text, mayBeEmpty: title.Ok.Length > 0 && kind is { TitleIsEnough: true });
        if (composed.IsRefused)
        {
            return composed.Refusal;
        }

        var edited = await changes.ChangeAsync<long>(
            actor, request.MessageId, change => WriteAsync(change, request, request.Title is null ? null : title.Ok, composed.Ok, kind),
            [.. composed.Ok.Topics.Select(t => t.ChannelId)],
            // A second run would find its own first one and call it a conflict.
            repeatable: request.Version is null);
        return edited.IsRefused
            ? edited.Refusal
            : new Changed(await views.OfAsync((await messages.InChannelAsync(edited.Ok, [request.MessageId])).Single()));
    }

    private static async Task<Answer<long>> WriteAsync(MessageChange change, EditMessage request, string? title, Composed composed, MessageKind? kind)
    {
        var message = change.Message;
        if (Refuse(change.Actor, message) is { } no)
        {
            return no;
        }

        var edited = await change.Lane.EditAsync(
            message.Id, change.Actor.PersonId, request.Version, title, composed.Text, composed.Html, MessageRenderer.Version, change.Work.Now);
        if (edited is null)
        {
            return Refusals.Conflict("The message was changed meanwhile; load it again.", "version", "stale");
        }

        var before = await change.Lane.MentionedAsync(message.Id);
        var byCard = kind is null ? [] : await kind.NamedAsync(change.Lane, message.Id);
        await change.Lane.MentionAsync(message.Id, [.. composed.Mentions.Union(byCard)], composed.ChannelMention);
        await change.RefileAsync(composed.Topics);
        change.Tell("message_edited", [.. before.Union(await change.Lane.MentionedAsync(message.Id)).Append(change.Actor.PersonId).Distinct()]);
        change.Record("message_edited", subjectId: message.RootId);
        if (message.RootId is not null)
        {
            // What was accepted as an answer stands under its question too.
            change.TouchRoot();
        }

        return message.ChannelId;
    }

    private static Refusal? Refuse(Actor actor, StandingRow message) =>
        message switch
        {
            { Deleted: true } when message.AuthorId == actor.PersonId => Refusals.Forbidden("The message was deleted.", "deleted"),
            _ when message.AuthorId != actor.PersonId => Refusals.Forbidden("Only its author changes a message.", "not_author"),
            { Hidden: true } => Refusals.Forbidden("A moderator hid the message.", "hidden"),
            { Archived: true } => Refusals.Forbidden("The channel is archived.", "archived"),
            { CanPost: false } => Refusals.Forbidden("Who no longer writes here no longer edits here.", "writers"),
            _ => null,
        };
}
