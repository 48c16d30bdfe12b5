using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using MtsLife.Hub.Access;
using MtsLife.Hub.Channels.Writing;
using MtsLife.Storage;
using MtsLife.Storage.Polls;

namespace MtsLife.Hub.Polls;

/// <summary>
/// Says of polls whose time has passed that they are closed. They are so without it, for whoever reads or votes; this is
/// for those who look at one. Of several nodes one finds each poll still open under the lock of its channel.
/// </summary>
public sealed partial class ClosingInTime(PollSql polls, Lanes lanes, TimeProvider time, ILogger<ClosingInTime> logger) : BackgroundService
{
    private const int MostAtOnce = 100;
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            await Task.Delay(Interval, time, stoppingToken);
            try
            {
                await CloseAsync();
            }
            catch (Exception away) when (DatabaseFault.MayPass(away))
            {
                Log.Later(logger, away);
            }
        }
    }

    internal async Task CloseAsync() =>
        await Task.WhenAll((await polls.DueAsync(time.GetUtcNow().UtcDateTime, MostAtOnce)).Select(due => lanes.WriteAsync(new Close(due))));

    private sealed class Close(DuePollRow due) : StepWrite<Done>
    {
        public override long Home => due.ChannelId;

        public override IReadOnlyCollection<long> Channels { get; } = [due.ChannelId, .. due.Stands];

        protected override async Task<Answer<Done>> ApplyAsync(LaneWork work)
        {
            if (await work.Transaction.CloseAsync(due.MessageId, by: null, work.Now))
            {
                work.Touch(due.MessageId, due.Stands);
                work.Record("poll_closed", due.ChannelId, messageId: due.MessageId);
            }

            return Done.Now;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Polls whose time has come could not be closed; in a moment again")]
        public static partial void Later(ILogger logger, Exception away);
    }
}
