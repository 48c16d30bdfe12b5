using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.AspNetCore.SignalR;
using MtsLife.Support.Chat;
using Npgsql;

namespace MtsLife.Web.Tests.Faults;

/// <summary>Plays a plan on a scene, heals everything, waits until it is quiet, and collects the evidence.</summary>
internal sealed class FaultRun(Scene scene, Plan plan, Action<string> say)
{
    private static readonly TimeSpan Convergence = TimeSpan.FromSeconds(60);

    private readonly ConcurrentQueue<string> bugs = new();

    /// <summary>A HubException is always a bug: whatever else fails is refused in words or loses the link.</summary>
    public IReadOnlyCollection<string> Bugs => bugs;

    public async Task<Evidence> PlayAsync(TimeSpan length)
    {
        foreach (var client in scene.Clients)
        {
            client.Troubled = trouble =>
            {
                if (trouble is HubException)
                    bugs.Enqueue(trouble.Message);
            };
        }

        using var over = new CancellationTokenSource(length);
        var senders = scene.Clients.Select((c, i) => new Sender(c, plan.Senders[i], scene.WatchedBy(i), scene.OpenGroup,
            scene.People[(i + 1) % scene.People.Count].Handle, scene.History).RunAsync(over.Token)).ToList();
        await Task.WhenAll([.. senders, ModerateAsync(over.Token), BreakAsync(over.Token)]);
        return await CollectAsync();
    }

    private async Task ModerateAsync(CancellationToken stop)
    {
        foreach (var turn in plan.Turns)
        {
            await Task.Delay(turn.PauseMs, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (stop.IsCancellationRequested)
                return;
            await scene.TurnAsync(turn.Sender);
        }
    }

    private async Task BreakAsync(CancellationToken stop)
    {
        var clock = Stopwatch.StartNew();
        foreach (var fault in plan.Faults)
        {
            // All of them, however slow the machine: a late one comes at once.
            var wait = TimeSpan.FromMilliseconds(fault.AtMs) - clock.Elapsed;
            await Task.Delay(wait > TimeSpan.Zero ? wait : TimeSpan.Zero, CancellationToken.None);
            say($"{clock.Elapsed.TotalSeconds:0.0} s: SIGKILL to {fault.What}");
            if (fault.What == "server")
            {
                await scene.Server.KillAsync();
                await scene.Server.StartAsync();
            }
            else
            {
                await scene.Postgres.KillAsync();
                await scene.Postgres.RestartAsync();
            }
        }
    }

    private async Task<Evidence> CollectAsync()
    {
        // What this process's own pool holds was broken with the database.
        NpgsqlConnection.ClearAllPools();
        var waiting = Stopwatch.StartNew();
        Truth truth;
        List<Held> held;
        do
        {
            await Task.Delay(250);
            truth = await Truth.ReadAsync(scene.Postgres.ConnectionString);
            held = Hold();
        }
        while (waiting.Elapsed < Convergence && !IsQuiet(truth, held));
        say($"quiet after {waiting.Elapsed.TotalSeconds:0.0} s");
        return new(scene.History.Deeds, scene.History.Sightings, truth, held, await ShownAsync());
    }

    private List<Held> Hold() =>
    [
        .. scene.Clients.SelectMany((client, i) => scene.ReadableBy(i).Select(c => (client.Player.Id, Channel: c, Copy: client.Stream(c)?.Copy())))
            .Select(x => new Held(x.Id, x.Channel, x.Copy?.Seq ?? -1, x.Copy?.Messages ?? new Dictionary<long, WireMessage>())),
    ];

    private static bool IsQuiet(Truth truth, List<Held> held)
    {
        var heads = truth.Heads.ToDictionary(h => h.Channel, h => h.HeadSeq);
        return held.All(h => h.Seq == heads[h.Channel]);
    }

    private async Task<IReadOnlyList<StoredMark>> ShownAsync()
    {
        var shown = new List<StoredMark>();
        foreach (var client in scene.Clients)
        {
            var entries = await client.Socket.Http.GetAsync("/api/heads");
            shown.AddRange(entries.GetProperty("entries").EnumerateArray().Select(e => new StoredMark(
                e.GetProperty("channel").GetProperty("id").GetInt64(), client.Player.Id, e.GetProperty("readPost").GetInt64(),
                e.GetProperty("unread").GetInt32(), e.GetProperty("mentions").GetInt32())));
        }

        return shown;
    }
}
