using System.Text.Json;
using MtsLife.Hub.Access;
using MtsLife.Hub.Channels.Writing;
using MtsLife.Hub.Groups;
using MtsLife.Storage.Channels;
using MtsLife.Storage.Messages;

namespace MtsLife.Hub.Messages;

/// <param name="ClientId">Made once by the sender and repeated with every attempt: the idempotency key.</param>
/// <param name="Kind">What sort of message; <c>chat</c> when absent.</param>
/// <param name="Topics">Names of topics beside those that stand in the text.</param>
/// <param name="Card">What the kind takes beside title and text.</param>
public sealed record PostMessage(
    long ChannelId, Guid ClientId, string Text, string? Kind = null, string? Title = null, IReadOnlyList<string>? Topics = null, JsonElement? Card = null);

/// <summary>Either the message as it stands, or what a command has to say to the one who gave it.</summary>
/// <param name="Seq">The message's number among the changes of <paramref name="ChannelId"/>.</param>
public sealed record Posted(long ChannelId, long? Seq = null, PlacedMessage? Message = null, Said? Said = null);

/// <summary>A command's answer, for its caller's eyes only: never stored, never sent to anybody else.</summary>
public sealed record Said(string Code, object? Data = null);

/// <summary>What a text that begins with <c>/</c> comes to: another request in its place, or an answer; null when it is no command.</summary>
public delegate Task<Answer<CommandOutcome>?> CommandDispatch(Actor actor, PostMessage request);

public sealed record CommandOutcome(PostMessage? Write = null, Said? Say = null);

/// <summary>The main job. Answers after COMMIT; the same client id gets the same answer for ever.</summary>
public sealed class Posting(Lanes lanes, Drafting drafting, ChannelSql channels, MessageSql messages, MessageViews views, Joining joining, CommandDispatch commands)
{
    public async Task<Answer<Posted>> PostAsync(Actor actor, PostMessage request)
    {
        // The dot is where the slash is in the Russian layout.
        if (request.Text is ['/' or '.', ..] && request.Kind is null && await commands(actor, request) is { } command)
        {
            return command.IsRefused ? command.Refusal
                : command.Ok.Say is { } said ? new Posted(request.ChannelId, Said: said)
                : await WriteAsync(actor, command.Ok.Write!);
        }

        return await WriteAsync(actor, request);
    }

    private async Task<Answer<Posted>> WriteAsync(Actor actor, PostMessage request)
    {
        var draft = await drafting.DraftAsync(actor, request);
        if (draft.IsRefused)
        {
            return draft.Refusal;
        }

        var answer = await lanes.WriteAsync(new PostWrite(draft.Ok));
        return answer.Ok is PostOutcome.NotAllowed ? await NotAllowedAsync(actor, draft.Ok) : await ToPostedAsync(answer, draft.Ok);
    }

    /// <summary>An open group takes its writer in with the first post; everybody else hears why not.</summary>
    private async Task<Answer<Posted>> NotAllowedAsync(Actor actor, NewPost post)
    {
        if (await channels.FindAsync(actor.PersonId, post.ChannelId) is not { } channel)
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
            return await ToPostedAsync(await lanes.WriteAsync(new PostWrite(post)), post);
        }

        if (channel is not { CanJoin: true, IsMember: false, Writers: "members", GroupId: { } groupId })
        {
            return Refusals.Forbidden("Only moderators write here.", "writers");
        }

        var joined = await joining.JoinAsync(actor, groupId);
        return joined.IsRefused ? joined.Refusal : await ToPostedAsync(await lanes.WriteAsync(new PostWrite(post)), post);
    }

    private async Task<Answer<Posted>> ToPostedAsync(Answer<PostOutcome> answer, NewPost post)
    {
        if (answer.IsRefused)
        {
            return answer.Refusal;
        }

        return answer.Ok switch
        {
            PostOutcome.Written { Emission: { View: not null } e } => new Posted(e.ChannelId, e.Seq, new PlacedMessage(e.Post, e.Seq, e.At, Drafting.View(e, post))),
            PostOutcome.Written { Emission: var e } => await StoredAsync(post.ChannelId, e.MessageId!.Value),
            PostOutcome.Before { MessageId: var id } => await StoredAsync(post.ChannelId, id),
            _ => Refusals.NotFound("channelId"),
        };
    }

    private async Task<Posted> StoredAsync(long channelId, long messageId)
    {
        var stored = await views.OfAsync((await messages.InChannelAsync(channelId, [messageId])).Single());
        return new Posted(channelId, stored.Seq, stored);
    }
}
