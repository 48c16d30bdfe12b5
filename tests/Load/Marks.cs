using System.Diagnostics;

namespace MtsLife.Load;

/// <summary>
/// A post in a channel that everybody looks at: all mark it read in the same instant, round after round. Told: marks a
/// second, how long the last of them waited, processor time and transactions per mark. Checked: every mark stands.
/// </summary>
internal static class Marks
{
    private const int Rounds = 10;

    public static async Task<IReadOnlyList<Figure>> RunAsync(RunningCompany company, Options options)
    {
        var (channel, people) = await company.MembersAsync(options.Senders);
        await company.CountAsync($"WITH anew AS (UPDATE channel_members SET read_post = 0 WHERE channel_id = {channel} RETURNING 1) SELECT count(*) FROM anew");
        var sockets = new List<RawSocket>();
        foreach (var (_, token) in people)
            sockets.Add(await RawSocket.ConnectAsync(company.Address, token));

        var post = await OnceAsync(company, channel, sockets, 0, []);
        var runs = new List<IReadOnlyList<Figure>>();
        for (var run = 1; run <= options.Runs; run++)
        {
            Console.WriteLine($"run {run} of {options.Runs}");
            var figures = new List<Figure>();
            post = await OnceAsync(company, channel, sockets, post, figures);
            runs.Add(figures);
        }

        foreach (var socket in sockets)
            await socket.DisposeAsync();
        return Report.Median(runs);
    }

    private static async Task<int> OnceAsync(RunningCompany company, long channel, List<RawSocket> sockets, int post, List<Figure> figures)
    {
        var marks = Rounds * sockets.Count;
        var waited = new Latencies();
        var transactions = await company.CountAsync(Transactions);
        var cpu = company.Cpu();
        var began = Stopwatch.GetTimestamp();
        for (var round = 0; round < Rounds; round++)
        {
            post++;
            var now = Stopwatch.GetTimestamp();
            await Task.WhenAll(sockets.Select(async socket =>
            {
                var answer = await socket.AskAsync("MarkRead", $$"""{"channelId":{{channel}},"post":{{post}},"version":0}""");
                if (!answer.TryGetProperty("result", out var result) || !result.TryGetProperty("ok", out var ok) || ok.GetProperty("readPost").GetInt64() != post)
                    throw new InvalidOperationException(answer.GetRawText());
                waited.Add(Stopwatch.GetElapsedTime(now));
            }));
        }

        var took = Stopwatch.GetElapsedTime(began);
        var used = company.Cpu() - cpu;
        figures.AddRange(
        [
            new("marks", marks / took.TotalSeconds, "marks/s"),
            .. waited.Figures("answered after"),
            new("transactions", (double)(await company.CountAsync(Transactions) - transactions) / marks, "per mark"),
            new("server CPU", used.Server / marks, "us/mark"),
            new("PostgreSQL CPU", used.Postgres / marks, "us/mark"),
        ]);
        return post;
    }

    // Counted when a session reports, which it does at most once a second: near enough over a run.
    private const string Transactions = "SELECT xact_commit FROM pg_stat_database WHERE datname = current_database()";
}
