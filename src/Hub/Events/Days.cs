using Microsoft.Extensions.Hosting;
using MtsLife.Hub.Access;
using MtsLife.Hub.Channels.Writing;
using MtsLife.Storage.Events;

namespace MtsLife.Hub.Events;

/// <summary>
/// Says in the log that a day has begun (UTC), once, whichever node comes first: workers look then at what fades with time.
/// So that too is an event, and what a worker wrote depends on the log and not on when somebody looked.
/// </summary>
public sealed class Days(Lanes lanes, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromMinutes(1);

    public Task<Answer<Done>> BeginAsync(DateOnly day) => lanes.WriteAsync(new DayWrite(day));

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var clock = new PeriodicTimer(Look, time);
        DateOnly? begun = null;
        do
        {
            var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
            // Refused while the database is away: the next look tries again.
            if (today != begun && !(await BeginAsync(today)).IsRefused)
            {
                begun = today;
            }
        }
        while (await clock.WaitForNextTickAsync(stoppingToken));
    }

    private sealed class DayWrite(DateOnly day) : WorkerWrite<Done>
    {
        protected override async Task<Answer<Done>> ApplyAsync(LaneWork work)
        {
            if (await work.Transaction.BeginDayAsync(day, work.Now) is { } company)
            {
                work.Record("day_began", company);
            }

            return Done.Now;
        }
    }
}
