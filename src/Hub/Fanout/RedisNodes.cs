using System.Collections.Concurrent;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace MtsLife.Hub.Fanout;

/// <summary>Nodes over Redis' publish and subscribe, which says of each publication how many nodes got it.</summary>
internal sealed partial class RedisNodes : Nodes, IHostedService
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1), Deafness = TimeSpan.FromSeconds(5);

    private readonly string me = Guid.NewGuid().ToString("N");
    private readonly ConcurrentDictionary<string, Func<JsonElement, Task>> hears = new();
    private readonly ConcurrentDictionary<string, Func<JsonElement, Task<IReadOnlyCollection<long>>>> answers = new();
    private readonly ConcurrentDictionary<long, NodesAsked> asked = new();
    private readonly Channel<Word> told = Channel.CreateUnbounded<Word>(new UnboundedChannelOptions { SingleReader = true });
    private readonly RedisLink link;
    private readonly RedisLine line;
    private readonly TimeProvider time;
    private readonly ILogger logger;
    private Task hearing = Task.CompletedTask;
    private long asks;
    private (DateTimeOffset Until, int Nodes) deaf;

    public RedisNodes(RedisLink link, TimeProvider time, ILogger<RedisNodes> logger)
    {
        (this.link, this.time, this.logger) = (link, time, logger);
        line = new RedisLine(me, Heard, time, logger);
    }

    public override bool AreSeveral => true;

    public override bool IsApart => line.IsApart;

    public override int Partings => line.Partings;

    public override Task ChangeAsync(TimeSpan atMost, CancellationToken stop) => line.ChangeAsync(atMost, stop);

    public override void Hear<T>(Func<T, Task> act) => hears[typeof(T).Name] = body => act(body.Deserialize<T>()!);

    public override void Answer<T>(Func<T, Task<IReadOnlyCollection<long>>> act) => answers[typeof(T).Name] = body => act(body.Deserialize<T>()!);

    public override void Tell<T>(T news) => _ = line.TryPublishAsync(Say(news));

    public override async Task<IReadOnlyCollection<long>> AskAsync<T>(T request)
    {
        var id = Interlocked.Increment(ref asks);
        var ask = asked[id] = new NodesAsked();
        try
        {
            // This node is one of those that got it, and answers nothing.
            var others = await line.TryPublishAsync(Say(request, id)) - 1;
            ask.Await(others - (deaf.Until > time.GetUtcNow() ? deaf.Nodes : 0));
            await ask.Done.WaitAsync(Patience, time);
        }
        catch (TimeoutException)
        {
            // A node that hangs is waited for once, and not by every removal of the next moments.
            deaf = (time.GetUtcNow() + Deafness, ask.Missing);
            Log.Unanswered(logger, ask.Missing, typeof(T).Name);
        }
        finally
        {
            asked.TryRemove(id, out _);
        }

        return ask.People;
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        hearing = HearAllAsync();
        return line.OpenAsync(link);
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        line.Close();
        told.Writer.TryComplete();
        return hearing;
    }

    private Word Say<T>(T what, long ask = 0) => new(me, null, ask, typeof(T).Name, JsonSerializer.SerializeToElement(what));

    private void Heard(Word word)
    {
        if (word.To == me && asked.TryGetValue(word.Ask, out var ask))
        {
            ask.Take(word.Body.Deserialize<long[]>()!);
        }
        else if (word.To is null && word.Ask == 0)
        {
            told.Writer.TryWrite(word);
        }
        else if (word.To is null)
        {
            _ = AnswerAsync(word);
        }
    }

    private async Task AnswerAsync(Word word)
    {
        try
        {
            var people = answers.TryGetValue(word.Kind, out var act) ? await act(word.Body) : Nobody;
            await line.TryPublishAsync(new Word(me, word.From, word.Ask, "Answer", JsonSerializer.SerializeToElement(people)));
        }
        catch (Exception failure)
        {
            Log.NotDone(logger, word.Kind, failure);
        }
    }

    private async Task HearAllAsync()
    {
        await foreach (var word in told.Reader.ReadAllAsync())
        {
            try
            {
                await (hears.TryGetValue(word.Kind, out var act) ? act(word.Body) : Task.CompletedTask);
            }
            catch (Exception failure)
            {
                Log.NotDone(logger, word.Kind, failure);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} nodes did not answer {Kind}; going on without them")]
        public static partial void Unanswered(ILogger logger, int count, string kind);

        [LoggerMessage(Level = LogLevel.Warning, Message = "What another node told could not be done: {Kind}")]
        public static partial void NotDone(ILogger logger, string kind, Exception failure);
    }
}

/// <param name="To">The node that asked; null for everybody.</param>
/// <param name="Ask">The number of the question; 0 for what wants no answer.</param>
internal sealed record Word(string From, string? To, long Ask, string Kind, JsonElement Body);
