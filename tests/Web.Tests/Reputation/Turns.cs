using Microsoft.Extensions.DependencyInjection;
using MtsLife.Hub.Channels.Writing;
using MtsLife.Hub.Events;
using MtsLife.Hub.Reputation;
using MtsLife.Storage.Events;
using MtsLife.Support;
using Xunit;

namespace MtsLife.Web.Tests.Reputation;

/// <summary>Takes the worker's turns by hand, so that a test says which shard is read when and how far.</summary>
internal sealed class Turns(TestServer server, Random random)
{
    private readonly Rewarding worker = new();
    private readonly Lanes lanes = server.Services.GetRequiredService<Lanes>();
    private readonly WorkerSql sql = server.Services.GetRequiredService<WorkerSql>();

    public Task EnrolAsync() => sql.EnrolAsync(worker.Name);

    /// <returns>False when everything was read.</returns>
    public async Task<bool> TakeAsync(int most)
    {
        var behind = (await sql.CursorsAsync(worker.Name)).Where(c => c.Head > c.N).ToArray();
        if (behind.Length == 0)
        {
            return false;
        }

        random.Shuffle(behind);
        var some = behind[..random.Next(1, behind.Length + 1)];
        var events = await sql.AfterAsync([.. some.Select(c => c.Shard)], [.. some.Select(c => c.N)], random.Next(1, most + 1));
        var stretches = events.GroupBy(e => e.Shard).Select(s => new Stretch(s.Key, some.Single(c => c.Shard == s.Key).N, s.Max(e => e.N))).ToList();
        Assert.True((await lanes.WriteAsync(new ApplyWrite(worker, events, stretches))).Ok);
        return true;
    }

    public async Task TakeAllAsync(int most)
    {
        while (await TakeAsync(most))
        {
        }
    }

    public async Task BeginAnewAsync() => Assert.False((await lanes.WriteAsync(new RebuildWrite(worker))).IsRefused);
}
