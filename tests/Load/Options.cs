using System.Globalization;

namespace MtsLife.Load;

/// <summary>What a run was asked to do; printed with its figures.</summary>
internal sealed record Options
{
    public int Senders { get; init; } = 20;

    /// <summary>Messages a second over all senders, at intended instants.</summary>
    public int Rate { get; init; } = 500;

    public int Seconds { get; init; } = 10;

    /// <summary>Alternating runs, of which the median and the spread are told.</summary>
    public int Runs { get; init; } = 5;

    public int People { get; init; } = 200;

    public int Messages { get; init; } = 100_000;

    public static Options Parse(IEnumerable<string> args) => args.Select(a => a.Split('=', 2)).Aggregate(new Options(), (o, a) => a[0] switch
    {
        "senders" => o with { Senders = Number(a) },
        "rate" => o with { Rate = Number(a) },
        "seconds" => o with { Seconds = Number(a) },
        "runs" => o with { Runs = Number(a) },
        "people" => o with { People = Number(a) },
        "messages" => o with { Messages = Number(a) },
        _ => throw new ArgumentException($"unknown option {a[0]}"),
    });

    private static int Number(string[] option) => int.Parse(option[1], CultureInfo.InvariantCulture);
}
