using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace MtsLife.Hub.Messages;

/// <summary>A message as it travels: the same for every reader. What a reader did to it stands apart, see <see cref="Mine"/>.</summary>
/// <param name="ChannelId">The channel in which it was written; of a reply the thread.</param>
/// <param name="Text">Markdown as it was written; empty when deleted or hidden.</param>
/// <param name="Html">Rendered and safe; mentions are empty links with <c>data-person</c> for the client to fill, topics links with <c>data-topic</c>.</param>
/// <param name="Version">Grows with the text.</param>
/// <param name="Revision">Grows with everything that is shown of it: of two views the one with the higher revision is the newer.</param>
/// <param name="Mentions">People mentioned who could read it.</param>
public sealed record MessageView(
    long Id, long ChannelId, long AuthorId,
    [property: AllowedValues("chat", "news", "question", "idea", "thanks", "poll", "gathering", "announcement", "article", "system")] string Kind,
    Guid ClientId, string Text, string Html, int Version, int Revision, DateTime CreatedAt, DateTime? EditedAt, bool Deleted,
    IReadOnlyList<long> Mentions, bool MentionsAll)
{
    public string? Title { get; init; }

    /// <summary>Of a reply: the message it replies to, and the channel in which that was written.</summary>
    public long? RootId { get; init; }

    public long? HomeId { get; init; }

    /// <summary>Hidden by a moderator; absent otherwise.</summary>
    public bool? Hidden { get; init; }

    public IReadOnlyList<MessageTopic>? Topics { get; init; }

    public IReadOnlyList<TopicChange>? TopicChanges { get; init; }

    public IReadOnlyList<Reaction>? Reactions { get; init; }

    public ThreadSummary? Thread { get; init; }

    /// <summary>What its kind adds.</summary>
    public Card? Card { get; init; }
}

public sealed record MessageTopic(long TopicId, bool FromText);

/// <summary>«… добавил(а) темы …»</summary>
public sealed record TopicChange(long PersonId, DateTime At, IReadOnlyList<long> Added, IReadOnlyList<long> Removed);

/// <param name="People">The first three, earliest first.</param>
public sealed record Reaction(string Emoji, int Count, IReadOnlyList<long> People);

/// <param name="Repliers">The last three, latest first.</param>
public sealed record ThreadSummary(long ChannelId, int Replies, IReadOnlyList<long> Repliers, DateTime? LastAt);

/// <summary>What a kind adds to a message, the same for every reader. A record of its own per kind.</summary>
[JsonConverter(typeof(AsItself))]
public abstract record Card
{
    public abstract string Kind { get; }

    /// <summary>Everybody whom it names, so that they travel with it.</summary>
    internal virtual IEnumerable<long> People => [];

    /// <summary>Written as the record that it is; never read.</summary>
    private sealed class AsItself : JsonConverter<Card>
    {
        public override Card Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => throw new JsonException();

        public override void Write(Utf8JsonWriter writer, Card value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, value, value.GetType(), options);
    }
}

/// <summary>A message where it stands in a channel.</summary>
/// <param name="Post">Its place among what a person reads.</param>
/// <param name="Seq">The number of the change that placed it.</param>
/// <param name="PlacedAt">In a topic perhaps later than it was written: somebody added the topic then.</param>
public sealed record PlacedMessage(long Post, long Seq, DateTime PlacedAt, MessageView Message)
{
    internal IEnumerable<long> People =>
    [
        Message.AuthorId, .. Message.Mentions, .. Message.Reactions?.SelectMany(r => r.People) ?? [], .. Message.Thread?.Repliers ?? [],
        .. Message.TopicChanges?.Select(c => c.PersonId) ?? [], .. Message.Card?.People ?? [],
    ];
}

public sealed record MessagePosted(long ChannelId, long Seq, DateTime At, long Post, MessageView Message)
{
    public string Kind => "message_posted";
}

public sealed record MessageEdited(long ChannelId, long Seq, DateTime At, long Post, MessageView Message)
{
    public string Kind => "message_edited";
}

/// <summary>Anything shown of a message but its text: reactions, replies, topics, votes, answers.</summary>
public sealed record MessageChanged(long ChannelId, long Seq, DateTime At, long Post, MessageView Message)
{
    public string Kind => "message_changed";
}

public sealed record MessageDeleted(long ChannelId, long Seq, DateTime At, long Post, long MessageId, MessageView Message)
{
    public string Kind => "message_deleted";
}

/// <summary>It no longer stands in this channel: somebody took the topic off it. Elsewhere it goes on.</summary>
public sealed record MessageRemoved(long ChannelId, long Seq, DateTime At, long MessageId)
{
    public string Kind => "message_removed";
}

/// <summary>In a topic's channel: what was written in that home channel is no longer everybody's to read.</summary>
/// <param name="SubjectId">The home channel.</param>
public sealed record HomeClosed(long ChannelId, long Seq, DateTime At, long SubjectId)
{
    public string Kind => "home_closed";
}
