namespace MtsLife.Hub.Reputation;

/// <summary>What a rule can give a person on a day: the day, in the receiver's zone, on which the cause happened.</summary>
internal readonly record struct Cell(long PersonId, string Rule, DateOnly Day)
{
    /// <param name="at">When the cause happened (UTC), whenever it is looked at.</param>
    public static Cell Of(long personId, string rule, DateTime at, TimeZoneInfo zone) =>
        new(personId, rule, DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(at, zone)));

    /// <summary>
    /// Depends on what stands and on nothing else, so that causes may come, go and return in any order, and one taken back lets the next
    /// one count. The ledger gets the difference to what the cell gave before.
    /// </summary>
    public static int Points(IEnumerable<Cause> causes, int cap) =>
        (int)Math.Min(cap, causes.Where(cause => cause.Stands).Sum(cause => (long)cause.Points));

    /// <summary>What each of them has of it: the earlier ones have theirs before the later ones, so that every point has one cause.</summary>
    public static IReadOnlyList<int> Shares(IReadOnlyList<Cause> causes, int cap)
    {
        var (left, shares) = (cap, new int[causes.Count]);
        for (var i = 0; i < shares.Length; i++)
        {
            shares[i] = causes[i].Stands ? Math.Min(causes[i].Points, left) : 0;
            left -= shares[i];
        }

        return shares;
    }
}

/// <summary>Why there are points. What is taken back stands no more, and may stand again.</summary>
/// <param name="Points">Not below 0.</param>
internal readonly record struct Cause(long SubjectId, int Points, bool Stands = true);
