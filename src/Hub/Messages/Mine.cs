namespace MtsLife.Hub.Messages;

/// <summary>
/// What one reader did to a message, apart from the message itself, which is the same for all. Members are absent where
/// there is nothing.
/// </summary>
public sealed record Mine(long MessageId)
{
    /// <summary>The reader's own emoji under it.</summary>
    public IReadOnlyList<string>? Reactions { get; init; }

    /// <summary>Follows the thread under it.</summary>
    public bool? Following { get; init; }

    /// <summary>Options of the poll that the reader chose; of an anonymous poll none are known.</summary>
    public IReadOnlyList<int>? Ballot { get; init; }

    /// <summary>Has voted in the poll.</summary>
    public bool? Voted { get; init; }

    /// <summary>Voted for the idea.</summary>
    public bool? Supports { get; init; }

    /// <summary><c>going</c>, <c>maybe</c> or <c>declined</c>.</summary>
    public string? Attendance { get; init; }

    /// <summary>Confirmed having read the announcement.</summary>
    public bool? Confirmed { get; init; }

    /// <summary>Reported it to the moderators.</summary>
    public bool? Reported { get; init; }
}

/// <summary>Fills in what one feature knows of what a reader did. One class per feature.</summary>
public abstract class Deeds
{
    /// <summary>Knows of messages to which nobody is shown to have done anything, too.</summary>
    public virtual bool OfPlain => false;

    /// <param name="mine">By message id; holds each of <paramref name="messages"/>.</param>
    public abstract Task FillAsync(long personId, long[] messages, Dictionary<long, Mine> mine);
}

public sealed class MineReading(IEnumerable<Deeds> deeds)
{
    /// <summary>Only those messages to which the person did something.</summary>
    /// <param name="plain">Messages with nothing beside their text, for which most features need not be asked.</param>
    public async Task<IReadOnlyList<Mine>> OfAsync(long personId, IReadOnlyCollection<long> messages, IReadOnlyCollection<long>? plain = null)
    {
        var mine = await AllAsync(personId, messages, plain);
        return [.. mine.Values.Where(m => m != new Mine(m.MessageId))];
    }

    /// <summary>One for each message, also where nothing was done or it was taken back.</summary>
    public async Task<Dictionary<long, Mine>> AllAsync(long personId, IReadOnlyCollection<long> messages, IReadOnlyCollection<long>? plain = null)
    {
        long[] dressed = [.. messages.Distinct()];
        var mine = dressed.Union(plain ?? []).ToDictionary(m => m, m => new Mine(m));
        foreach (var feature in deeds)
        {
            long[] ids = feature.OfPlain ? [.. mine.Keys] : dressed;
            if (ids.Length > 0)
            {
                await feature.FillAsync(personId, ids, mine);
            }
        }

        return mine;
    }
}

/// <summary>In one's own channel: what one did to a message is this now.</summary>
/// <param name="SubjectId">The message.</param>
public sealed record Acted(long ChannelId, long Seq, DateTime At, long SubjectId, Mine Mine)
{
    public string Kind => "acted";
}
