namespace MtsLife.Hub.Demo;

/// <summary>What somebody did to a message after it was written.</summary>
internal abstract record Deed(DateTime At, DemoPerson By);

internal sealed record Corrected(DateTime At, DemoPerson By, string Before) : Deed(At, By);

internal sealed record TakenBack(DateTime At, DemoPerson By) : Deed(At, By);

internal sealed record Reacted(DateTime At, DemoPerson By, string Emoji) : Deed(At, By);

internal sealed record Filed(DateTime At, DemoPerson By, IReadOnlyList<string> Topics) : Deed(At, By);

/// <summary>Of an answer, by who asked.</summary>
internal sealed record Accepted(DateTime At, DemoPerson By) : Deed(At, By);

/// <summary>Of a question, by who asked.</summary>
internal sealed record Reopened(DateTime At, DemoPerson By) : Deed(At, By);

internal sealed record Voted(DateTime At, DemoPerson By, IReadOnlyList<int> Options) : Deed(At, By);

/// <summary>A poll's time was over.</summary>
internal sealed record RanOut(DateTime At, DemoPerson By) : Deed(At, By);

internal sealed record Supported(DateTime At, DemoPerson By) : Deed(At, By);

internal sealed record Judged(DateTime At, DemoPerson By, string Status) : Deed(At, By);

internal sealed record Attended(DateTime At, DemoPerson By, string Answer) : Deed(At, By);

internal sealed record Confirmed(DateTime At, DemoPerson By) : Deed(At, By);
