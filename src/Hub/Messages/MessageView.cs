using MtsLife.Storage.Messages;

namespace MtsLife.Hub.Messages;

/// <summary>A message as it travels.</summary>
/// <param name="ChannelId">Its home channel.</param>
/// <param name="Text">Markdown as it was written; empty when deleted.</param>
/// <param name="Html">Rendered and safe; mentions are empty links with <c>data-person</c> for the client to fill.</param>
/// <param name="Mentions">People mentioned who could read it.</param>
public sealed record MessageView(
    long Id, long ChannelId, long AuthorId, string Kind, Guid ClientId, string Text, string Html, int Version, DateTime CreatedAt,
    DateTime? EditedAt, bool Deleted, IReadOnlyList<long> Mentions, bool MentionsAll);

/// <summary>A message where it stands in a channel.</summary>
/// <param name="Post">Its place among what a person reads.</param>
/// <param name="Seq">The number of the change that placed it.</param>
public sealed record PlacedMessage(long Post, long Seq, DateTime PlacedAt, MessageView Message)
{
    internal static PlacedMessage Of(PlacedRow p) => new(p.Post, p.Seq, p.PlacedAt, new MessageView(
        p.Id, p.ChannelId, p.AuthorId, p.Kind, p.ClientId, p.Text, p.Html, p.Version, p.CreatedAt, p.EditedAt, p.Deleted, p.Mentions,
        p.ChannelMention is not null));
}

public sealed record MessagePosted(long ChannelId, long Seq, DateTime At, long Post, MessageView Message)
{
    public string Kind => "message_posted";
}

public sealed record MessageEdited(long ChannelId, long Seq, DateTime At, long Post, MessageView Message)
{
    public string Kind => "message_edited";
}

public sealed record MessageDeleted(long ChannelId, long Seq, DateTime At, long Post, long MessageId, MessageView Message)
{
    public string Kind => "message_deleted";
}
