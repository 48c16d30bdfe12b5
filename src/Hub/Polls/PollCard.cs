using MtsLife.Hub.Messages;

namespace MtsLife.Hub.Polls;

/// <param name="Votes">Absent while an anonymous poll has too few to show.</param>
public sealed record PollOption(int N, string Text, int? Votes);

/// <summary>What a poll offers; what it asks is the message's text.</summary>
/// <param name="Until">When it closes by itself.</param>
/// <param name="Total">How many people voted.</param>
/// <param name="Counted">
/// Of how many of them the options' votes tell. Of an anonymous open poll that is the last multiple of five: bars that
/// moved with each vote would tell whoever watches how the last one voted.
/// </param>
public sealed record PollCard(
    IReadOnlyList<PollOption> Options, bool Multi, bool Anonymous, DateTime? Until, bool Closed, long? ClosedBy, int Total, int Counted) : Card
{
    public override string Kind => "poll";

    internal override IEnumerable<long> People => ClosedBy is { } by ? [by] : [];
}

/// <summary>The <c>card</c> of a request that asks a poll.</summary>
/// <param name="Options">2 to 20, each of 1 to 200 characters, no two alike.</param>
/// <param name="Multi">Whether one may choose several.</param>
/// <param name="Anonymous">Nobody learns who chose what, and so a vote is final.</param>
/// <param name="Until">When it closes by itself; absent when somebody is to close it.</param>
public sealed record AskPoll(IReadOnlyList<string> Options, bool Multi = false, bool Anonymous = false, DateTime? Until = null);
