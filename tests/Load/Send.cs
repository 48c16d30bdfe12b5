using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;

namespace MtsLife.Load;

/// <summary>
/// Senders post into one channel at intended instants (open loop) while one of them watches. Told: from the intended
/// instant to the acknowledgement, and to the watcher's event; processor time per message. Checked: every message
/// acknowledged, seen once and in order by the watcher, and in the database.
/// </summary>
internal static class Send
{
    private const string Text = "коллеги, у кого сегодня не проходит оплата картой на кассе? перезагрузили терминал, не помогло";

    public static async Task<IReadOnlyList<Figure>> RunAsync(RunningCompany company, Options options)
    {
        var (channel, people) = await company.MembersAsync(options.Senders);
        var sockets = new List<RawSocket>();
        foreach (var (_, token) in people)
            sockets.Add(await RawSocket.ConnectAsync(company.Address, token));

        await OnceAsync(company, options with { Seconds = 2 }, channel, sockets);
        var runs = new List<IReadOnlyList<Figure>>();
        for (var run = 1; run <= options.Runs; run++)
        {
            Console.WriteLine($"run {run} of {options.Runs}");
            runs.Add(await OnceAsync(company, options, channel, sockets));
        }

        foreach (var socket in sockets)
            await socket.DisposeAsync();
        return Report.Median(runs);
    }

    /// <param name="more">Members of the request beside channel, client id and text, each with a comma before it.</param>
    internal static async Task<IReadOnlyList<Figure>> OnceAsync(RunningCompany company, Options options, long channel, List<RawSocket> sockets, string more = "")
    {
        var floor = Floor.Fdatasync();
        var seen = new Seen();
        sockets[0].OnEvents = seen.Take;
        await sockets[0].AskAsync("View", $$"""{"channels":[{{channel}}]}""");
        var before = await company.CountAsync($"SELECT count(*) FROM placements WHERE channel_id = {channel}");
        var cpu = company.Cpu();

        var acks = new Latencies();
        var total = options.Rate * options.Seconds;
        var began = Stopwatch.GetTimestamp();
        var posts = new Task[total];
        for (var i = 0; i < total; i++)
        {
            var intended = TimeSpan.FromSeconds((double)i / options.Rate);
            if (intended - Stopwatch.GetElapsedTime(began) is { Ticks: > 10_000 } early)
                await Task.Delay(early);
            posts[i] = PostAsync(sockets[i % sockets.Count], channel, more, began, intended, acks, seen);
        }

        await Task.WhenAll(posts);
        var took = Stopwatch.GetElapsedTime(began);
        var used = company.Cpu() - cpu;
        await seen.WaitAsync(total);
        var stored = await company.CountAsync($"SELECT count(*) FROM placements WHERE channel_id = {channel}") - before;
        if (acks.Count != total || stored != total || !seen.InOrder)
            throw new InvalidOperationException($"asked {total}, acknowledged {acks.Count}, stored {stored}, in order {seen.InOrder}");

        return
        [
            new("acknowledged", total / took.TotalSeconds, "messages/s"),
            .. acks.Figures("acknowledged after"),
            .. seen.Latencies.Figures("seen by a watcher after"),
            new("server CPU", used.Server / total, "us/message"),
            new("PostgreSQL CPU", used.Postgres / total, "us/message"),
            new("generator CPU", used.Generator / total, "us/message"),
            .. floor.Figures("floor: fdatasync of 8 KiB"),
        ];
    }

    private static async Task PostAsync(RawSocket socket, long channel, string more, long began, TimeSpan intended, Latencies acks, Seen seen)
    {
        var client = Guid.NewGuid();
        seen.Expect(client, began, intended);
        var answer = await socket.AskAsync("Post", $$"""{"channelId":{{channel}},"clientId":"{{client}}","text":"{{Text}}"{{more}}}""");
        if (answer.TryGetProperty("result", out var result) && result.TryGetProperty("ok", out _))
            acks.Add(Stopwatch.GetElapsedTime(began) - intended);
        else
            throw new InvalidOperationException(answer.GetRawText());
    }

    /// <summary>What the watcher got.</summary>
    private sealed class Seen
    {
        private readonly ConcurrentDictionary<Guid, (long Began, TimeSpan Intended)> expected = new();
        private long last = -1;

        public Latencies Latencies { get; } = new();

        public bool InOrder { get; private set; } = true;

        public void Expect(Guid client, long began, TimeSpan intended) => expected[client] = (began, intended);

        public void Take(JsonElement frame)
        {
            foreach (var happened in frame.GetProperty("events").EnumerateArray().Where(e => e.GetProperty("kind").GetString() == "message_posted"))
            {
                var seq = happened.GetProperty("seq").GetInt64();
                InOrder &= last < 0 || seq == last + 1;
                last = seq;
                if (expected.TryRemove(happened.GetProperty("message").GetProperty("clientId").GetGuid(), out var sent))
                    Latencies.Add(Stopwatch.GetElapsedTime(sent.Began) - sent.Intended);
            }
        }

        public async Task WaitAsync(int total)
        {
            for (var deadline = DateTime.UtcNow.AddSeconds(10); Latencies.Count < total && DateTime.UtcNow < deadline;)
                await Task.Delay(20);
            if (Latencies.Count < total)
                throw new TimeoutException($"the watcher saw {Latencies.Count} of {total}");
        }
    }
}
