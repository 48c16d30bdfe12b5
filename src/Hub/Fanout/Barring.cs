using System.Collections.Concurrent;
using MtsLife.Storage;
using MtsLife.Storage.Channels;

namespace MtsLife.Hub.Fanout;

/// <summary>
/// <see cref="Watching"/>'s bars on every node: before a removal commits, all have taken the person's sockets out of the
/// channels, and until the outcome is known none lets them in again.
/// </summary>
public sealed class Barring
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly Watching watching;
    private readonly Nodes nodes;
    private readonly ChannelSql channels;
    private readonly TimeProvider time;
    private readonly ConcurrentDictionary<Guid, TaskCompletionSource> elsewhere = new();

    public Barring(Watching watching, Nodes nodes, ChannelSql channels, TimeProvider time)
    {
        (this.watching, this.nodes, this.channels, this.time) = (watching, nodes, channels, time);
        nodes.Answer<Bar>(async bar =>
        {
            await KeepAsync(bar.Id, bar.Channels, watching.BarAsync(bar.PersonId, bar.Channels));
            return [];
        });
        nodes.Answer<Hold>(async hold =>
        {
            await KeepAsync(hold.Id, hold.Channels, watching.HoldAsync(hold.Channels));
            return watching.PeopleWatching(hold.Channels);
        });
        nodes.Hear<Lifted>(lifted =>
        {
            elsewhere.GetValueOrDefault(lifted.Id)?.TrySetResult();
            return Task.CompletedTask;
        });
    }

    /// <summary>Ends delivery of channels to a person's sockets and keeps them out until disposed.</summary>
    public async Task<IDisposable> BarAsync(long personId, IReadOnlyCollection<long> channels)
    {
        var bar = new Bar(Guid.NewGuid(), personId, [.. channels]);
        var others = nodes.AskAsync(bar);
        var here = await watching.BarAsync(personId, channels);
        await others;
        return new Everywhere(here, nodes, bar.Id);
    }

    /// <summary>Who watches these channels; until the bar is disposed of nobody else begins to.</summary>
    public async Task<(IDisposable Bar, IReadOnlyCollection<long> People)> HoldAsync(IReadOnlyCollection<long> channels)
    {
        var hold = new Hold(Guid.NewGuid(), [.. channels]);
        var others = nodes.AskAsync(hold);
        var here = await watching.HoldAsync(channels);
        var people = watching.PeopleWatching(channels).Union(await others);
        return (new Everywhere(here, nodes, hold.Id), [.. people]);
    }

    private Task KeepAsync(Guid id, long[] barred, Task<IDisposable> bar)
    {
        var lifted = elsewhere[id] = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _ = KeepUntilAsync(lifted.Task, id, barred, bar);
        return bar;
    }

    private async Task KeepUntilAsync(Task lifted, Guid id, long[] barred, Task<IDisposable> bar)
    {
        using (await bar)
        {
            while (!await IsLiftedAsync(lifted, barred))
            {
            }
        }

        elsewhere.TryRemove(id, out _);
    }

    /// <summary>
    /// The node that asked may be gone. Its transaction holds the channels' rows for as long as the outcome is open, so the
    /// database is asked, which lets go of what a dead node held.
    /// </summary>
    private async Task<bool> IsLiftedAsync(Task lifted, long[] barred)
    {
        try
        {
            await lifted.WaitAsync(Patience, time);
            return true;
        }
        catch (TimeoutException)
        {
            return await IsSettledAsync(barred);
        }
    }

    private async Task<bool> IsSettledAsync(long[] barred)
    {
        try
        {
            await channels.SettledAsync(barred);
            return true;
        }
        catch (Exception away) when (DatabaseFault.MayPass(away))
        {
            return false;
        }
    }

    private sealed record Bar(Guid Id, long PersonId, long[] Channels);

    private sealed record Hold(Guid Id, long[] Channels);

    private sealed record Lifted(Guid Id);

    private sealed class Everywhere(IDisposable here, Nodes nodes, Guid id) : IDisposable
    {
        public void Dispose()
        {
            here.Dispose();
            nodes.Tell(new Lifted(id));
        }
    }
}
