using MtsLife.Hub.Access;
using MtsLife.Storage.Channels;

namespace MtsLife.Hub.Channels.Writing;

/// <summary>A new message for its home channel and the channels of its topics. Idempotent for ever by author and client id.</summary>
public sealed class PostWrite(NewPost post) : Write<PostOutcome>
{
    public NewPost Post => post;

    public override long Home => post.Reply?.HomeId ?? post.ChannelId;

    public override IReadOnlyCollection<long> Channels { get; } =
    [
        post.ChannelId, .. post.Topics.Select(t => t.ChannelId), .. post.Reply is { } reply ? reply.RootStands.Append(reply.HomeId) : [],
    ];

    internal (long Author, Guid Client) Key => (post.AuthorId, post.ClientId);

    internal IEnumerable<ChannelPerson> Mentioned => post.Mentions.Select(p => new ChannelPerson(post.ChannelId, p));

    internal NewMessage Row(DateTime at) =>
        new(post.AuthorId, post.ClientId, post.ChannelId, post.Kind, post.Title, post.Text, post.Html, post.RenderVersion, post.Topics.Count > 0 ? 2 : 1, at);
}

/// <param name="View">Makes the wire event from the message's numbers, where that needs no look at the database; the lane knows no message shapes.</param>
public sealed record NewPost(
    long AuthorId, Guid ClientId, long ChannelId, string Kind, string Text, string Html, short RenderVersion,
    IReadOnlyCollection<long> Mentions, string? ChannelMention, Func<Emission, object>? View)
{
    public string Title { get; init; } = "";

    public IReadOnlyList<PostTopic> Topics { get; init; } = [];

    /// <summary>When it goes into a thread.</summary>
    public Reply? Reply { get; init; }

    /// <summary>What its kind adds; written for all of a batch at once.</summary>
    public Cards? Cards { get; init; }

    /// <summary>For <see cref="Cards"/> to write.</summary>
    public object? Card { get; init; }

    /// <summary>What <see cref="View"/> shows of it.</summary>
    public object? Shown { get; init; }
}

/// <param name="ChannelId">The topic's own channel, in which the message stands too if its home is public.</param>
public sealed record PostTopic(long TopicId, long ChannelId, bool FromText);

/// <param name="HomeId">The channel in which the root was written: its rights are the thread's.</param>
/// <param name="RootStands">Every channel that shows the root, and under it that somebody replied.</param>
public sealed record Reply(long RootId, long HomeId, IReadOnlyList<long> RootStands);

/// <summary>What a kind of message adds to its row, in the same transaction.</summary>
public abstract class Cards
{
    public abstract Task WriteAsync(LaneWork work, IReadOnlyList<NewCard> cards);
}

public sealed record NewCard(long MessageId, long AuthorId, long ChannelId, object? Card);

/// <summary>How a post ended after commit.</summary>
public abstract record PostOutcome
{
    /// <summary>Written now.</summary>
    public sealed record Written(Emission Emission) : PostOutcome;

    /// <summary>Had been written before under the same client id with the same text.</summary>
    public sealed record Before(long MessageId) : PostOutcome;

    /// <summary>The author may not post there; why is for the verb to find out.</summary>
    public sealed record NotAllowed : PostOutcome;
}
