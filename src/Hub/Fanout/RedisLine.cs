using System.Text.Json;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace MtsLife.Hub.Fanout;

/// <summary>One node's ear and mouth on Redis. It counts as joined only after it has heard itself, hence everybody.</summary>
internal sealed partial class RedisLine(string me, Action<Word> heard, TimeProvider time, ILogger logger)
{
    private static readonly RedisChannel Everybody = RedisChannel.Literal(":nodes");
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100), Echo = TimeSpan.FromSeconds(1);

    private readonly Lock turn = new();
    private readonly SemaphoreSlim joining = new(1, 1);
    private ConnectionMultiplexer connection = null!;
    private ISubscriber redis = null!;
    private ChannelMessageQueue? ear;
    private volatile TaskCompletionSource echo = NewSignal();
    private readonly SemaphoreSlim change = new(0, 1);
    private volatile bool apart = true;
    private volatile bool closed;

    public bool IsApart => apart;

    public int Partings { get; private set; }

    public Task ChangeAsync(TimeSpan atMost, CancellationToken stop) => change.WaitAsync(atMost, stop);

    public async Task OpenAsync(RedisLink link)
    {
        connection = await link.OpenAsync();
        redis = connection.GetSubscriber();
        connection.ConnectionFailed += (_, _) => Part();
        connection.ConnectionRestored += (_, _) => _ = JoinAsync();
        await JoinAsync();
        if (IsApart)
        {
            Log.Away(logger);
        }
    }

    public void Close()
    {
        closed = true;
        Part();
    }

    /// <returns>How many nodes got it, this one among them; 0 when none can be reached. Never fails.</returns>
    public async Task<int> TryPublishAsync(Word word)
    {
        if (IsApart)
        {
            return 0;
        }

        try
        {
            return (int)await redis.PublishAsync(Everybody, JsonSerializer.SerializeToUtf8Bytes(word));
        }
        catch (Exception away) when (away is RedisException or TimeoutException or ObjectDisposedException)
        {
            Log.NotTold(logger, word.Kind, away.Message);
            return 0;
        }
    }

    private async Task JoinAsync()
    {
        await joining.WaitAsync();
        try
        {
            while (IsApart && !closed && connection.IsConnected && !await TryJoinAsync())
            {
                await Task.Delay(Pause, time);
            }
        }
        finally
        {
            joining.Release();
        }
    }

    private async Task<bool> TryJoinAsync()
    {
        var partings = Partings;
        try
        {
            if (ear is null)
            {
                var queue = await redis.SubscribeAsync(Everybody);
                queue.OnMessage(message => Hear(message.Message));
                ear = queue;
            }

            var own = echo = NewSignal();
            await redis.PublishAsync(Everybody, JsonSerializer.SerializeToUtf8Bytes(new Word(me, me, 0, "Echo", JsonSerializer.SerializeToElement(0))));
            await own.Task.WaitAsync(Echo, time);
        }
        catch (Exception away) when (away is RedisException or TimeoutException or ObjectDisposedException)
        {
            return false;
        }

        lock (turn)
        {
            apart = partings != Partings;
            Changed();
        }

        return true;
    }

    private void Hear(RedisValue message)
    {
        var word = JsonSerializer.Deserialize<Word>((byte[])message!)!;
        if (word.From != me)
        {
            heard(word);
        }
        else if (word.Kind == "Echo")
        {
            echo.TrySetResult();
        }
    }

    private void Part()
    {
        lock (turn)
        {
            Partings++;
            if (apart)
            {
                return;
            }

            apart = true;
            Changed();
        }

        Log.Parted(logger);
    }

    /// <summary>One signal at most waits for whoever looks next.</summary>
    private void Changed()
    {
        if (change.CurrentCount == 0)
        {
            change.Release();
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Redis is away: this node starts without it, and takes no sockets until it is there")]
        public static partial void Away(ILogger logger);

        [LoggerMessage(Level = LogLevel.Warning, Message = "Redis is away: nothing is live until it is back, and everything is still stored")]
        public static partial void Parted(ILogger logger);

        [LoggerMessage(Level = LogLevel.Warning, Message = "Other nodes could not be told {Kind}: {Why}")]
        public static partial void NotTold(ILogger logger, string kind, string why);
    }
}
