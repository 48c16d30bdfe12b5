namespace MtsLife.Hub.Demo;

/// <summary>The people of a channel, of whom some do something to what they read there.</summary>
internal sealed class Crowd(IReadOnlyList<DemoPerson> people, DemoPerson moderator, DateTime now, Chance chance)
{
    public DemoPerson Moderator => moderator;

    public IReadOnlyList<DemoPerson> Some(int count, DateTime at, DemoPerson except) =>
        chance.Some(people.Where(p => p != except && p.JoinedAt < at), count);

    /// <summary>Each once, most of them soon, and only what has happened by now.</summary>
    public IEnumerable<Deed> Do(int count, Said line, TimeSpan within, Func<DateTime, DemoPerson, Deed> deed)
    {
        var left = now - line.At < within ? now - line.At : within;
        foreach (var person in Some(count, line.At, line.Author))
        {
            var at = Clockwork.Whole(line.At + left * Math.Pow(chance.Between(0.01, 0.98), 2));
            if (at > line.At)
                yield return deed(at, person);
        }
    }

    /// <summary>The first options are the better ones.</summary>
    public IReadOnlyList<int> Choose(int options, bool multi) =>
        [.. Enumerable.Range(0, multi ? chance.Between(1, 2) : 1).Select(_ => 1 + (int)(options * Math.Pow(chance.Between(0.0, 0.999), 1.6))).Distinct().Order()];

    public string Attendance() => chance.Of(0.6) ? "going" : chance.Of(0.55) ? "maybe" : "declined";
}
