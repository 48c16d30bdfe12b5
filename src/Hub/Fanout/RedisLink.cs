using StackExchange.Redis;

namespace MtsLife.Hub.Fanout;

/// <summary>
/// The connection to Redis that SignalR's backplane and <see cref="RedisNodes"/> share, so that both lose it in the same moment
/// and frames never arrive over it while nobody would hear that somebody was removed.
/// </summary>
internal sealed class RedisLink(string address)
{
    private readonly Lazy<Task<ConnectionMultiplexer>> opened = new(() => ConnectionMultiplexer.ConnectAsync(Options(address)));

    public Task<ConnectionMultiplexer> OpenAsync() => opened.Value;

    private static ConfigurationOptions Options(string address)
    {
        var options = ConfigurationOptions.Parse(address);
        options.ChannelPrefix = RedisChannel.Literal("mtslife");
        // A node starts, and sends are acknowledged, without Redis; whoever needs it is told at once that it is away.
        options.AbortOnConnectFail = false;
        options.BacklogPolicy = BacklogPolicy.FailFast;
        options.ConnectTimeout = options.AsyncTimeout = options.SyncTimeout = 1000;
        options.ReconnectRetryPolicy = new LinearRetry(500);
        options.KeepAlive = 5;
        return options;
    }
}
