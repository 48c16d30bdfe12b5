using MtsLife.Hub.Access;
using MtsLife.Hub.Fanout;
using MtsLife.Storage.Channels;

namespace MtsLife.Hub.Channels.Writing;

/// <summary>One transaction for all that was waiting.</summary>
internal sealed class LaneBatch(LaneSql sql, Watching watching, IReadOnlyList<Write> writes, DateTime now)
{
    private readonly List<Action> afterCommit = [];

    /// <summary>True once COMMIT was sent: from then on a lost connection leaves the outcome unknown.</summary>
    public bool Committing { get; private set; }

    /// <summary>Runs the batch, tells each writer, and returns what is to be announced.</summary>
    public async Task<IReadOnlyList<Emission>> RunAsync()
    {
        var posts = writes.OfType<PostWrite>().ToList();
        var channels = writes.SelectMany(w => w.Channels).Distinct().Order().ToArray();
        await using var transaction = await sql.BeginAsync(channels, [.. posts.Select(p => p.Row(now))], [.. posts.SelectMany(p => p.Mentioned)],
            writes.Any(w => w.Durable));
        using var work = new LaneWork(transaction, watching, now);

        Place(posts, work, transaction.Keyed);
        foreach (var step in writes.OfType<IStep>().OrderBy(s => s.Order))
        {
            await step.RunAsync(work);
            afterCommit.Add(step.Committed);
        }

        Committing = true;
        await transaction.CommitAsync(work.Rows());
        afterCommit.ForEach(tell => tell());
        return work.Emissions;
    }

    private void Place(List<PostWrite> posts, LaneWork work, IReadOnlyList<KeyedMessage> keyed)
    {
        var byKey = keyed.DistinctBy(k => (k.AuthorId, k.ClientId)).ToDictionary(k => (k.AuthorId, k.ClientId));
        var written = new Dictionary<(long, Guid), (PostWrite Write, Emission Emission)>();
        foreach (var write in posts)
        {
            if (!byKey.TryGetValue(write.Key, out var message))
            {
                afterCommit.Add(() => write.Complete(new PostOutcome.NotAllowed()));
            }
            else if (message.ChannelId != write.Post.ChannelId || (!message.Deleted && message.OriginalText != write.Post.Text))
            {
                afterCommit.Add(() => write.Complete(Refusals.Conflict(
                    "Another message was sent under this client id.", "clientId", "client_id_taken")));
            }
            else if (message.Post is not null)
            {
                LaneMetrics.Duplicates.Add(1);
                afterCommit.Add(() => write.Complete(new PostOutcome.Before(message.Id)));
            }
            else
            {
                if (!written.TryGetValue(write.Key, out var first))
                {
                    written[write.Key] = first = (write, Write(write.Post, message.Id, work));
                }

                afterCommit.Add(() => write.Complete(new PostOutcome.Written(first.Emission)));
            }
        }
    }

    private static Emission Write(NewPost post, long messageId, LaneWork work)
    {
        var mentions = post.Mentions.Where(p => work.Transaction.Readers.Contains(new(post.ChannelId, p))).ToList();
        var emission = new Emission(post.ChannelId, "message_posted", messageId, post.AuthorId)
        {
            TakesPost = true,
            Mentioned = mentions,
            AlsoTo = [post.AuthorId, .. mentions],
            View = post.View,
        };
        work.Place(emission, post.AuthorId);
        work.Mention(emission, mentions, post.ChannelMention);
        work.Record("message_posted", post.ChannelId, post.AuthorId, messageId);
        return emission;
    }
}
