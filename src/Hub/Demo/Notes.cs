using System.Globalization;

namespace MtsLife.Hub.Demo;

/// <summary>
/// What the talk says of a line beside its text: <c>question</c>, <c>title …</c>, <c>news</c>, <c>article</c>, <c>idea done 12</c>
/// (status, votes), <c>thanks teacher b c</c> or <c>thanks rocket 27</c>, <c>poll multi anonymous closed 40 | А | Б</c> (votes),
/// <c>gathering 3 18:00 20 | место</c> (days from now, Moscow time, answers), <c>announcement 2 confirm 30</c> (days from now),
/// <c>topics А, Б</c> (by its author), <c>g+5 topics А</c> (by role g, minutes later), <c>accepted+2</c> and <c>reopened+30</c>
/// of a reply (by who asked), <c>likes 12</c>.
/// </summary>
internal sealed class Notes(DateTime now, Crowd crowd)
{
    private static readonly TimeSpan Moscow = TimeSpan.FromHours(3);

    public Said Read(ExchangeLine written, Said line, Dictionary<char, DemoPerson> cast, Said? root)
    {
        foreach (var note in written.Notes)
        {
            var parts = note.Split(" | ");
            var words = parts[0].Split(' ');
            var rest = note[(note.IndexOf(' ') + 1)..];
            line = words[0] switch
            {
                "question" or "news" or "article" => line with { Kind = words[0] },
                "title" => line with { Title = rest },
                "topics" => line with { Topics = rest.Split(", ") },
                "thanks" => line with { Kind = "thanks", Card = new ThanksNote(words[1], Thanked(words[2..], line, cast)) },
                "idea" => Idea(line with { Kind = "idea" }, words[1], Number(words[2])),
                "poll" => Poll(line, words, parts[1..]),
                "gathering" => Gathering(line, words, parts[1]),
                "announcement" => Announcement(line, words),
                "likes" => Liked(line, Number(words[1])),
                _ => Later(line, words, rest, cast, root),
            };
        }
        return line;
    }

    private IReadOnlyList<DemoPerson> Thanked(string[] whom, Said line, Dictionary<char, DemoPerson> cast) =>
        int.TryParse(whom[0], out var count) ? crowd.Some(count, line.At, line.Author) : [.. whom.Select(role => cast[role[0]])];

    private Said Idea(Said line, string status, int votes)
    {
        line.Deeds.AddRange(crowd.Do(votes, line, TimeSpan.FromDays(6), (at, by) => new Supported(at, by)));
        if (status != "new")
            line.Deeds.Add(new Judged(Before(line.At.AddDays(2)), crowd.Moderator, status));
        return line;
    }

    private Said Poll(Said line, string[] words, string[] options)
    {
        var isClosed = words.Contains("closed");
        var closes = isClosed ? line.At.AddDays(3) : now.Date.AddDays(4).AddHours(15);
        var multi = words.Contains("multi");
        line.Deeds.AddRange(crowd.Do(Number(words[^1]), line, TimeSpan.FromDays(2.5), (at, by) => new Voted(at, by, crowd.Choose(options.Length, multi))));
        if (isClosed)
            line.Deeds.Add(new RanOut(closes, line.Author));
        return line with { Kind = "poll", Card = new PollNote(options, multi, words.Contains("anonymous"), closes) };
    }

    private Said Gathering(Said line, string[] words, string place)
    {
        var starts = now.Date.AddDays(Number(words[1])) + TimeSpan.Parse(words[2], CultureInfo.InvariantCulture) - Moscow;
        var until = starts < now ? starts - line.At : now - line.At;
        line.Deeds.AddRange(crowd.Do(Number(words[3]), line, until, (at, by) => new Attended(at, by, crowd.Attendance())));
        return line with { Kind = "gathering", Card = new GatheringNote(starts, starts.AddHours(2), place) };
    }

    private Said Announcement(Said line, string[] words)
    {
        var isAsked = words.Contains("confirm");
        if (isAsked)
            line.Deeds.AddRange(crowd.Do(Number(words[^1]), line, TimeSpan.FromDays(2), (at, by) => new Confirmed(at, by)));
        return line with { Kind = "announcement", Card = new AnnouncementNote(now.Date.AddDays(Number(words[1])).AddHours(15), isAsked) };
    }

    private Said Liked(Said line, int count)
    {
        line.Deeds.AddRange(crowd.Do(count, line, TimeSpan.FromHours(30), (at, by) => new Reacted(at, by, "👍")));
        return line;
    }

    /// <summary>What somebody does minutes later: <c>g+5 topics А, Б</c>, <c>accepted+2</c>, <c>reopened+30</c>.</summary>
    private Said Later(Said line, string[] words, string rest, Dictionary<char, DemoPerson> cast, Said? root)
    {
        var (what, minutes) = words[0].Split('+') is [var left, var right] ? (left, Number(right)) : (words[0], 2);
        var at = Before(line.At.AddMinutes(minutes));
        if (what == "accepted")
            line.Deeds.Add(new Accepted(at, root!.Author));
        else if (what == "reopened")
            root!.Deeds.Add(new Reopened(at, root.Author));
        else if (words is [_, "topics", ..] && cast.TryGetValue(what[0], out var by))
            line.Deeds.Add(new Filed(at, by, rest["topics ".Length..].Split(", ")));
        else
            throw new FormatException($"Nobody knows what this says of a line: {string.Join(' ', words)}");
        return line;
    }

    private DateTime Before(DateTime at) => at < now ? at : now.AddSeconds(-20);

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
