using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using MtsLife.Hub.Access;
using MtsLife.Hub.Fanout;
using MtsLife.Storage.SignIn;

namespace MtsLife.Hub.SignIn;

/// <summary>
/// Writes who was seen, and ends sockets whose session or token lives no more: expired while the socket stood,
/// or ended on another node that could not tell us.
/// </summary>
internal sealed partial class Sweeping(
    Seen seen, LiveConnections live, SessionSql sessions, AccessTokenSql tokens, TimeProvider time, ILogger<Sweeping> logger)
    : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stop)
    {
        using var timer = new PeriodicTimer(Pause, time);
        while (await NextAsync(timer, stop))
        {
            try
            {
                await RunAsync();
            }
            catch (Exception failure) when (!stop.IsCancellationRequested)
            {
                Log.Failed(logger, failure);
            }
        }

        // The last minute's visitors, while the database is still there.
        await seen.WriteAsync();
    }

    public async Task RunAsync()
    {
        await seen.WriteAsync();

        var actors = live.Actors.ToList();
        var now = time.GetUtcNow().UtcDateTime;
        if (Ids(actors, a => a.SessionId) is { Length: > 0 } sessionIds)
            await Task.WhenAll((await sessions.EndedAmongAsync(sessionIds, now)).Select(live.EndSessionHereAsync));
        if (Ids(actors, a => a.TokenId) is { Length: > 0 } tokenIds)
            await Task.WhenAll((await tokens.EndedAmongAsync(tokenIds, now)).Select(live.EndTokenHereAsync));
    }

    private static long[] Ids(IEnumerable<Actor> actors, Func<Actor, long?> id) => [.. actors.Select(id).OfType<long>().Distinct()];

    private static async Task<bool> NextAsync(PeriodicTimer timer, CancellationToken stop)
    {
        try
        {
            return await timer.WaitForNextTickAsync(stop);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Sessions could not be swept; trying again")]
        public static partial void Failed(ILogger logger, Exception failure);
    }
}
