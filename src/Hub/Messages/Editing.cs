using MtsLife.Hub.Access;
using MtsLife.Hub.Channels.Writing;
using MtsLife.Storage.Channels;
using MtsLife.Storage.Messages;

namespace MtsLife.Hub.Messages;

/// <param name="Version">The version that was edited; when given, another present one is refused as a conflict.</param>
public sealed record EditMessage(long MessageId, string Text, int? Version = null);

public sealed record DeleteMessage(long MessageId);

public sealed record Changed(PlacedMessage Message);

/// <summary>Changing one's own message, everywhere it stands.</summary>
public sealed class Editing(Lanes lanes, Composing composing, MessageSql messages, ChannelSql channels)
{
    public async Task<Answer<Changed>> EditAsync(Actor actor, EditMessage request)
    {
        var composed = await composing.ComposeAsync(request.Text);
        if (composed.IsRefused)
        {
            return composed.Refusal;
        }

        if (await messages.FindOwnAsync(actor.PersonId, request.MessageId) is not { } own)
        {
            return await NotOwnAsync(actor, request.MessageId);
        }

        var edited = await lanes.WriteAsync(new EditWrite(actor, own, request, composed.Ok));
        return edited.Refusal == NotWritten ? await WhyNotAsync(actor, request)
            : edited.IsRefused ? edited.Refusal : await PresentAsync(own);
    }

    public async Task<Answer<Done>> DeleteAsync(Actor actor, DeleteMessage request)
    {
        if (await messages.FindOwnAsync(actor.PersonId, request.MessageId) is not { } own)
        {
            return await DeletedBeforeAsync(actor, request);
        }

        var deleted = await lanes.WriteAsync(new DeleteWrite(actor, own));
        return deleted.Refusal == NotWritten ? await DeletedBeforeAsync(actor, request) : deleted;
    }

    private static readonly Refusal NotWritten = Refusals.NotFound("messageId");

    private async Task<Answer<Done>> DeletedBeforeAsync(Actor actor, DeleteMessage request)
    {
        var refusal = await NotOwnAsync(actor, request.MessageId);
        return refusal.Reason == "deleted" ? Done.Now : refusal;
    }

    /// <summary>One's own message, but its channel or the message is no longer as it was.</summary>
    private async Task<Refusal> WhyNotAsync(Actor actor, EditMessage request)
    {
        if (await messages.FindAsync(actor.PersonId, request.MessageId) is not { Deleted: false } present
            || await channels.FindAsync(actor.PersonId, present.ChannelId) is not { } channel)
        {
            return await NotOwnAsync(actor, request.MessageId);
        }

        return channel.Archived ? Refusals.Forbidden("The channel is archived.", "archived")
            : !channel.CanPost ? Refusals.Forbidden("Who no longer writes here no longer edits here.", "writers")
            : Refusals.Conflict("The message was changed meanwhile; load it again.", "version", "stale");
    }

    private async Task<Refusal> NotOwnAsync(Actor actor, long messageId) =>
        await messages.FindAsync(actor.PersonId, messageId) switch
        {
            null => Refusals.NotFound("messageId"),
            { Deleted: true } mine when mine.AuthorId == actor.PersonId => Refusals.Forbidden("The message was deleted.", "deleted"),
            _ => Refusals.Forbidden("Only its author changes a message.", "not_author"),
        };

    private async Task<Answer<Changed>> PresentAsync(OwnMessageRow own) =>
        new Changed(PlacedMessage.Of((await messages.InChannelAsync(own.ChannelId, [own.Id])).Single()));

    private sealed class EditWrite(Actor actor, OwnMessageRow own, EditMessage request, Composed composed) : StepWrite<Done>
    {
        public override long Home => own.ChannelId;

        public override IReadOnlyCollection<long> Channels => own.Channels;

        // A second run would find its own first one and call it a conflict.
        public override bool Repeatable => request.Version is null;

        protected override async Task<Answer<Done>> ApplyAsync(LaneWork work)
        {
            var edited = await work.Transaction.EditAsync(own.Id, actor.PersonId, request.Version, composed.Text, composed.Html,
                MessageRenderer.Version, work.Now);
            if (edited is null)
            {
                return NotWritten;
            }

            var before = await work.Transaction.MentionedAsync(own.Id);
            await work.Transaction.MentionAsync(own.Id, [.. composed.Mentions], composed.ChannelMention);
            own.Tell(work, "message_edited", [.. before.Union(await work.Transaction.MentionedAsync(own.Id)).Append(actor.PersonId).Distinct()]);
            work.Record("message_edited", own.ChannelId, actor.PersonId, own.Id);
            return Done.Now;
        }
    }

    private sealed class DeleteWrite(Actor actor, OwnMessageRow own) : StepWrite<Done>
    {
        public override long Home => own.ChannelId;

        public override IReadOnlyCollection<long> Channels => own.Channels;

        protected override async Task<Answer<Done>> ApplyAsync(LaneWork work)
        {
            var named = await work.Transaction.MentionedAsync(own.Id);
            if (!await work.Transaction.DeleteAsync(own.Id, actor.PersonId, work.Now))
            {
                return NotWritten;
            }

            own.Tell(work, "message_deleted", [.. named.Append(actor.PersonId).Distinct()]);
            work.Record("message_deleted", own.ChannelId, actor.PersonId, own.Id);
            return Done.Now;
        }
    }
}
