using MtsLife.Hub.Access;
using MtsLife.Hub.Messages;

namespace MtsLife.Hub.Threads;

/// <param name="MessageId">Any message; a reply to a reply goes under the same root.</param>
/// <param name="ClientId">As with <see cref="PostMessage"/>: the idempotency key.</param>
public sealed record ReplyTo(long MessageId, Guid ClientId, string Text, IReadOnlyList<string>? Topics = null);

/// <summary>The first reply makes the thread; whoever replies follows it from then on.</summary>
public sealed class Replying(Following following, Posting posting)
{
    public async Task<Answer<Posted>> ReplyAsync(Actor actor, ReplyTo request)
    {
        var thread = await following.EnterAsync(actor, request.MessageId);
        return thread.IsRefused
            ? thread.Refusal
            : await posting.PostAsync(actor, new PostMessage(thread.Ok, request.ClientId, request.Text, Topics: request.Topics));
    }
}
