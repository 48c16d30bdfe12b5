using MtsLife.Hub.Channels;
using MtsLife.Hub.Groups;
using MtsLife.Hub.People;
using MtsLife.Hub.Topics;

namespace MtsLife.Hub.Search;

/// <summary>A stretch of an excerpt.</summary>
/// <param name="Found">Whether it is a word that was looked for.</param>
public sealed record ExcerptPart(string Text, bool Found);

/// <summary>A message with what was looked for, as plain text to be opened under its permanent link.</summary>
public sealed record FoundMessage(long Id, long ChannelId, long AuthorId, string Kind, string Title, DateTime CreatedAt, IReadOnlyList<ExcerptPart> Excerpt);

/// <param name="Authors">Those who wrote the messages.</param>
/// <param name="Channels">Where the messages stand; of a reply's thread also the channel that it belongs to.</param>
/// <param name="Next">Pass as <c>after</c> to get the next page of one kind; null at the end and where all kinds were asked for.</param>
public sealed record SearchPage(
    IReadOnlyList<PersonView> People, IReadOnlyList<GroupView> Groups, IReadOnlyList<TopicView> Topics, IReadOnlyList<FoundMessage> Messages,
    IReadOnlyList<PersonView> Authors, IReadOnlyList<ChannelView> Channels, string? Next);
