namespace MtsLife.Load;

/// <summary>
/// Thanks to 27 people beside the plain message of <see cref="Send"/>, taking turns in the same run, so that both meet the
/// same moments of a shared machine. The ratios are what 27 recipients cost.
/// </summary>
internal static class Thanks
{
    private const int Recipients = 27;

    public static async Task<IReadOnlyList<Figure>> RunAsync(RunningCompany company, Options options)
    {
        var (channel, people) = await company.MembersAsync(options.Senders + Recipients);
        if (people.Count < Recipients + 1)
            throw new InvalidOperationException($"the largest channel has {people.Count} members");
        var sockets = new List<RawSocket>();
        foreach (var (_, token) in people.SkipLast(Recipients))
            sockets.Add(await RawSocket.ConnectAsync(company.Address, token));
        var card = $$""","kind":"thanks","card":{"badge":"team_player","recipients":[{{string.Join(',', people.TakeLast(Recipients).Select(p => p.Person))}}]}""";

        await Send.OnceAsync(company, options with { Seconds = 2 }, channel, sockets);
        await Send.OnceAsync(company, options with { Seconds = 2 }, channel, sockets, card);
        var runs = new List<IReadOnlyList<Figure>>();
        for (var run = 1; run <= options.Runs; run++)
        {
            Console.WriteLine($"run {run} of {options.Runs}");
            var plain = await Send.OnceAsync(company, options, channel, sockets);
            var thanks = await Send.OnceAsync(company, options, channel, sockets, card);
            runs.Add([.. plain.Select(f => f with { Name = "message: " + f.Name }), .. thanks.Select(f => f with { Name = "thanks: " + f.Name }), .. Ratios(plain, thanks)]);
        }

        foreach (var socket in sockets)
            await socket.DisposeAsync();
        return Report.Median(runs);
    }

    private static IEnumerable<Figure> Ratios(IReadOnlyList<Figure> plain, IReadOnlyList<Figure> thanks) =>
        from figure in plain.Zip(thanks)
        where figure.First.Unit is "ms" or "us/message" && !figure.First.Name.StartsWith("floor", StringComparison.Ordinal)
        select new Figure("ratio: " + figure.First.Name, figure.Second.Value / figure.First.Value, "x");
}
