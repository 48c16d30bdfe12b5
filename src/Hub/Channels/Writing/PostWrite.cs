using MtsLife.Hub.Access;
using MtsLife.Storage.Channels;

namespace MtsLife.Hub.Channels.Writing;

/// <summary>A new message for its home channel. Idempotent for ever by author and client id.</summary>
public sealed class PostWrite(NewPost post) : Write<PostOutcome>
{
    public NewPost Post => post;

    public override long Home => post.ChannelId;

    public override IReadOnlyCollection<long> Channels { get; } = [post.ChannelId];

    internal (long Author, Guid Client) Key => (post.AuthorId, post.ClientId);

    internal IEnumerable<ChannelPerson> Mentioned => post.Mentions.Select(p => new ChannelPerson(post.ChannelId, p));

    internal NewMessage Row(DateTime at) =>
        new(post.AuthorId, post.ClientId, post.ChannelId, post.Kind, post.Text, post.Html, post.RenderVersion, at);
}

/// <param name="View">Makes the wire event from the message's numbers; the lane knows no message shapes.</param>
public sealed record NewPost(
    long AuthorId, Guid ClientId, long ChannelId, string Kind, string Text, string Html, short RenderVersion,
    IReadOnlyCollection<long> Mentions, string? ChannelMention, Func<Emission, object> View);

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
