using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using MtsLife.Hub.Access;
using MtsLife.Hub.Channels.Writing;
using MtsLife.Storage.Events;

namespace MtsLife.Hub.Events;

/// <summary>Runs every worker that is registered, each at its own pace.</summary>
public sealed class Workers(IEnumerable<Worker> workers, Lanes lanes, WorkerSql sql, EventBell bell, ILogger<Workers> logger) : BackgroundService
{
    private readonly IReadOnlyList<Worker> workers = [.. workers];

    public IReadOnlyList<string> Names => [.. workers.Select(w => w.Name)];

    /// <summary>Empties what the worker has written and lets it read everything again; until it is through, readers see a part.</summary>
    public async Task<Answer<Done>> RebuildAsync(string name) =>
        workers.FirstOrDefault(w => w.Name == name) is { } worker ? await lanes.WriteAsync(new RebuildWrite(worker)) : Refusals.NotFound();

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(workers.Select(worker => Task.Run(() => RunAsync(worker, stoppingToken), CancellationToken.None)));

    private async Task RunAsync(Worker worker, CancellationToken stop)
    {
        using var run = new WorkerRun(worker, lanes, sql, logger);
        bell.Rung += run.Wake;
        try
        {
            await run.RunAsync(stop);
        }
        finally
        {
            // Whoever still writes while the program ends must not wake what is gone.
            bell.Rung -= run.Wake;
        }
    }
}
