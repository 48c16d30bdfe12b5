using MtsLife.Hub.Access;
using MtsLife.Hub.Fanout;
using MtsLife.Storage.Channels;

namespace MtsLife.Hub.Channels.Writing;

/// <summary>One transaction for all that was waiting.</summary>
internal sealed class LaneBatch(LaneSql sql, Barring barring, IReadOnlyList<Write> writes, DateTime now)
{
    private readonly List<Action> afterCommit = [];
    private readonly Dictionary<long, Emission> foundAgain = [];

    /// <summary>True once COMMIT was sent: from then on a lost connection leaves the outcome unknown.</summary>
    public bool Committing { get; private set; }

    /// <summary>What an earlier attempt committed without learning of it: nobody has announced it yet.</summary>
    public IReadOnlyList<Emission> FoundAgain => [.. foundAgain.Values.OrderBy(e => e.Seq)];

    /// <summary>Runs the batch, tells each writer, and returns what is to be announced.</summary>
    public async Task<IReadOnlyList<Emission>> RunAsync()
    {
        var posts = writes.OfType<PostWrite>().ToList();
        var channels = writes.SelectMany(w => w.Channels).Distinct().Order().ToArray();
        await using var transaction = await sql.BeginAsync(channels, [.. posts.Select(p => p.Row(now))], [.. posts.SelectMany(p => p.Mentioned)]);
        using var work = new LaneWork(transaction, barring, now);

        var written = Place(posts, work, transaction.Keyed);
        foreach (var kind in written.Where(w => w.Write.Post.Cards is not null).GroupBy(w => w.Write.Post.Cards!))
        {
            await kind.Key.WriteAsync(work, [.. kind.Select(w => new NewCard(w.MessageId, w.Write.Post.AuthorId, w.Write.Post.ChannelId, w.Write.Post.Card))]);
        }

        if (writes.OfType<MarkWrite>().ToList() is { Count: > 0 } marks)
        {
            Mark(marks, work, await transaction.MarkAsync([.. marks.Select(m => m.Mark)], now));
        }

        foreach (var step in writes.OfType<IStep>().OrderBy(s => s.Order))
        {
            await step.RunAsync(work);
            afterCommit.Add(step.Committed);
        }

        work.EmitTouched();
        Committing = true;
        await transaction.CommitAsync(work.Rows());
        afterCommit.ForEach(tell => tell());
        return work.Emissions;
    }

    private List<(PostWrite Write, long MessageId)> Place(List<PostWrite> posts, LaneWork work, IReadOnlyList<KeyedMessage> keyed)
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
                if (write.MayBeCommitted)
                {
                    foundAgain[message.Id] = FindAgain(write.Post, message, work);
                }

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

        return [.. written.Values.Select(w => (w.Write, w.Emission.MessageId!.Value))];
    }

    private static List<long> Mentioned(NewPost post, LaneWork work) =>
        [.. post.Mentions.Where(p => work.Transaction.Readers.Contains(new(post.ChannelId, p)))];

    /// <summary>With its stored numbers, and without a view: it may have been edited or deleted since.</summary>
    private static Emission FindAgain(NewPost post, KeyedMessage message, LaneWork work) =>
        new(post.ChannelId, "message_posted", message.Id, post.AuthorId)
        {
            TakesPost = true,
            AlsoTo = [post.AuthorId, .. Mentioned(post, work)],
            Seq = message.Seq!.Value,
            Post = message.Post!.Value,
            At = message.PlacedAt!.Value,
            Channel = work.Transaction.Locked.Single(c => c.Id == post.ChannelId),
        };

    private void Mark(List<MarkWrite> marks, LaneWork work, MarkedRows marked)
    {
        var told = new HashSet<(ChannelPerson, string)>();
        foreach (var write in marks)
        {
            if (!marked.Now.TryGetValue(write.Place, out var now))
            {
                afterCommit.Add(() => write.Refuse(Refusals.NotFound()));
                continue;
            }

            if ((!write.IsForward || marked.Moved.Contains(write.Place)) && told.Add((write.Place, write.Kind)))
            {
                work.Emit(write.Tell(now));
            }

            afterCommit.Add(() => write.Complete(now));
        }

        foreach (var (own, person) in marks.Select(m => (m.Home, m.Mark.PersonId)).Distinct())
        {
            foreach (var notification in marked.Noted[person])
            {
                work.Emit(new Emission(own, "notified", personId: person, subjectId: notification));
            }
        }
    }

    private static Emission Write(NewPost post, long messageId, LaneWork work)
    {
        var mentions = Mentioned(post, work);
        var emission = new Emission(post.ChannelId, "message_posted", messageId, post.AuthorId)
        {
            TakesPost = true,
            Mentioned = mentions,
            AlsoTo = [post.AuthorId, .. mentions],
            View = post.View,
        };
        work.PlaceOwn(emission, post.AuthorId);
        work.Mention(emission, mentions, post.ChannelMention);
        work.Record("message_posted", post.ChannelId, post.AuthorId, messageId, subjectId: post.Reply?.RootId);
        if (post.Topics.Count > 0)
        {
            File(post, emission, work);
        }

        if (post.Reply is { } reply)
        {
            work.Reply(reply.RootId, post.AuthorId);
            work.Touch(reply.RootId, reply.RootStands);
        }

        return emission;
    }

    /// <summary>Stands in its topics' channels too, if what is written here everybody may read at this moment.</summary>
    private static void File(NewPost post, Emission home, LaneWork work)
    {
        work.Topics(post.Topics.Select(t => new NewMessageTopic(home.MessageId!.Value, t.TopicId, post.AuthorId, t.FromText, work.Now)));
        if (!work.IsPublic(post.ChannelId))
        {
            return;
        }

        foreach (var topic in post.Topics.Where(t => t.ChannelId != post.ChannelId))
        {
            work.PlaceOwn(
                new Emission(topic.ChannelId, "message_posted", home.MessageId, post.AuthorId) { TakesPost = true, Mentioned = home.Mentioned, View = post.View },
                post.AuthorId);
        }
    }
}
