namespace MtsLife.Web.Tests.Faults;

/// <summary>How much happens in a run.</summary>
internal sealed record Size(int Senders, int ServerKills, int PostgresKills, TimeSpan Length)
{
    public static bool IsFull { get; } = Environment.GetEnvironmentVariable("MTSLIFE_TESTS") == "full";

    public static readonly Size Small = new(8, 4, 2, TimeSpan.FromSeconds(36));

    public static readonly Size Full = new(20, 20, 10, TimeSpan.FromSeconds(240));
}

/// <param name="Channel">Which of the sender's three channels.</param>
/// <param name="Pick">Chooses among what there is at that moment, such as one of one's own messages.</param>
internal sealed record Step(int PauseMs, string What, int Channel, int Pick);

internal sealed record Fault(int AtMs, string What);

/// <param name="Sender">Whose membership of the closed channel is turned round.</param>
internal sealed record Turn(int PauseMs, int Sender);

/// <summary>Who tries what and what goes wrong, all from one seed: the same seed gives the same plan.</summary>
internal sealed record Plan(int Seed, IReadOnlyList<IReadOnlyList<Step>> Senders, IReadOnlyList<Turn> Turns, IReadOnlyList<Fault> Faults)
{
    public static Plan Of(int seed, Size size)
    {
        var steps = (int)size.Length.TotalMilliseconds / 40;
        var random = new Random(seed);
        var senders = Enumerable.Range(0, size.Senders).Select(i => Steps(new Random(seed * 1000 + i), steps)).ToList();
        var turns = Enumerable.Range(0, (int)size.Length.TotalSeconds).Select(_ => new Turn(random.Next(500, 1500), random.Next(size.Senders))).ToList();
        return new(seed, senders, turns, Shuffled(random, size));
    }

    private static List<Step> Steps(Random random, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => new Step(random.Next(10, 160), What(random.Next(100)), random.Next(3), random.Next(int.MaxValue)))];

    private static string What(int percent) => percent switch
    {
        < 66 => "post",
        < 72 => "mention",
        < 81 => "edit",
        < 85 => "delete",
        < 96 => "read",
        < 99 => "unread",
        _ => "leave",
    };

    private static List<Fault> Shuffled(Random random, Size size)
    {
        var kinds = Enumerable.Repeat("server", size.ServerKills).Concat(Enumerable.Repeat("postgres", size.PostgresKills)).ToArray();
        random.Shuffle(kinds);
        var slot = (int)size.Length.TotalMilliseconds / (kinds.Length + 1);
        return [.. kinds.Select((what, i) => new Fault(slot * (i + 1) + random.Next(-slot / 3, slot / 3), what))];
    }
}
