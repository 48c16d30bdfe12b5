using MtsLife.Hub.Access;
using MtsLife.Hub.Channels.Writing;
using MtsLife.Hub.Groups;
using MtsLife.Storage.Channels;
using MtsLife.Storage.Messages;

namespace MtsLife.Hub.Messages;

/// <param name="ClientId">Made once by the sender and repeated with every attempt: the idempotency key.</param>
public sealed record PostMessage(long ChannelId, Guid ClientId, string Text);

/// <param name="Seq">The message's number among the changes of <paramref name="ChannelId"/>.</param>
public sealed record Posted(long ChannelId, long Seq, PlacedMessage Message);

/// <summary>The main job. Answers after COMMIT; the same client id gets the same answer for ever.</summary>
public sealed class Posting(Lanes lanes, Composing composing, ChannelSql channels, MessageSql messages, Joining joining)
{
    public async Task<Answer<Posted>> PostAsync(Actor actor, PostMessage request)
    {
        var composed = await composing.ComposeAsync(request.Text);
        if (composed.IsRefused)
        {
            return composed.Refusal;
        }

        var answer = await WriteAsync(actor, request, composed.Ok);
        return answer.Ok is PostOutcome.NotAllowed ? await NotAllowedAsync(actor, request, composed.Ok) : await ToPostedAsync(answer, request, composed.Ok);
    }

    private Task<Answer<PostOutcome>> WriteAsync(Actor actor, PostMessage request, Composed composed) =>
        lanes.WriteAsync(new PostWrite(new NewPost(
            actor.PersonId, request.ClientId, request.ChannelId, "chat", composed.Text, composed.Html, MessageRenderer.Version,
            composed.Mentions, composed.ChannelMention, e => new MessagePosted(e.ChannelId, e.Seq, e.At, e.Post, View(e, request, composed)))));

    /// <summary>An open group takes its writer in with the first post; everybody else hears why not.</summary>
    private async Task<Answer<Posted>> NotAllowedAsync(Actor actor, PostMessage request, Composed composed)
    {
        if (await channels.FindAsync(actor.PersonId, request.ChannelId) is not { } channel)
        {
            return Refusals.NotFound("channelId");
        }

        if (channel.Archived)
        {
            return Refusals.Forbidden("The channel is archived.", "archived");
        }

        if (channel.CanPost)
        {
            // Joined between our write and this look.
            return await ToPostedAsync(await WriteAsync(actor, request, composed), request, composed);
        }

        if (channel is not { CanJoin: true, IsMember: false, Writers: "members", GroupId: { } groupId })
        {
            return Refusals.Forbidden("Only moderators write here.", "writers");
        }

        var joined = await joining.JoinAsync(actor, groupId);
        return joined.IsRefused ? joined.Refusal : await ToPostedAsync(await WriteAsync(actor, request, composed), request, composed);
    }

    private async Task<Answer<Posted>> ToPostedAsync(Answer<PostOutcome> answer, PostMessage request, Composed composed)
    {
        if (answer.IsRefused)
        {
            return answer.Refusal;
        }

        switch (answer.Ok)
        {
            case PostOutcome.Written { Emission: var e }:
                return new Posted(e.ChannelId, e.Seq, new PlacedMessage(e.Post, e.Seq, e.At, View(e, request, composed)));
            case PostOutcome.Before { MessageId: var id }:
                var stored = PlacedMessage.Of((await messages.InChannelAsync(request.ChannelId, [id])).Single());
                return new Posted(request.ChannelId, stored.Seq, stored);
            default:
                return Refusals.NotFound("channelId");
        }
    }

    private static MessageView View(Emission e, PostMessage request, Composed composed) => new(
        e.MessageId!.Value, e.ChannelId, e.PersonId!.Value, "chat", request.ClientId, composed.Text, composed.Html, 1, e.At, null, false,
        [.. e.Mentioned.Order()], composed.ChannelMention is not null);
}
