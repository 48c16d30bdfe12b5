using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;
using MtsLife.Web.Tests.Wire;
using Xunit;

namespace MtsLife.Web.Tests.Delivery;

/// <summary>Whatever way a proxy leaves open, the official clients talk over it.</summary>
public sealed class TransportTests(Office office) : IClassFixture<Office>
{
    private const string Program = """
        import { HubConnectionBuilder } from '@microsoft/signalr';
        import { createInterface } from 'node:readline';

        const [server, channelId, transport] = [process.argv[2], Number(process.argv[3]), Number(process.argv[4])];
        const headers = { Authorization: `Bearer ${process.env.MTSLIFE_TOKEN}` };
        const hub = new HubConnectionBuilder().withUrl(`${server}/hub`, { headers, transport }).configureLogging('error').build();
        hub.on('Events', ({ events }) => events.forEach(({ message }) => message && console.log(message.text)));
        await hub.start();
        await hub.invoke('View', { channels: [channelId] });
        for await (const text of createInterface(process.stdin))
          await hub.invoke('Post', { channelId, clientId: crypto.randomUUID(), text });
        await hub.stop();
        """;

    public static TheoryData<HttpTransportType> Transports() =>
        new(HttpTransportType.WebSockets, HttpTransportType.ServerSentEvents, HttpTransportType.LongPolling);

    [Theory]
    [MemberData(nameof(Transports))]
    public async Task Both_official_clients_hear_and_speak(HttpTransportType transport)
    {
        var (_, channel) = await office.GroupAsync("open", office.Oleg);
        await using var node = NodeProgram.Start(
            Program, office.Oleg.Token, office.Server.Address.GetLeftPart(UriPartial.Authority), $"{channel}", $"{(int)transport}");
        var heard = new ConcurrentQueue<string>();
        await using var hub = new HubConnectionBuilder().WithUrl(new Uri(office.Server.Address, "/hub"), options =>
        {
            options.Transports = transport;
            options.Headers["Authorization"] = $"Bearer {office.Vera.Token}";
        }).Build();
        hub.On<JsonElement>("Events", frame => heard.Enqueue(frame.GetProperty("events")[0].GetProperty("message").GetProperty("text").GetString()!));
        await hub.StartAsync(TestContext.Current.CancellationToken);
        await hub.InvokeAsync<JsonElement>("View", new { channels = new[] { channel } }, TestContext.Current.CancellationToken);

        await node.TypeAsync("из Node");
        await hub.InvokeAsync<JsonElement>("Post", new { channelId = channel, clientId = Guid.NewGuid(), text = "из .NET" }, TestContext.Current.CancellationToken);

        await Until.TrueAsync(() => heard.Count >= 2 && node.Lines.Count >= 1, () => $".NET heard {heard.Count}, Node {node.Lines.Count}. {string.Join('\n', node.Complaints)}");
        Assert.Equal(["из .NET", "из Node"], heard.Order(StringComparer.Ordinal));
        await node.EndAsync();
        Assert.Empty(node.Complaints);
    }

    [Theory]
    [MemberData(nameof(Transports))]
    public async Task A_sign_out_ends_the_connection(HttpTransportType transport)
    {
        using var browser = await office.Server.SignedInClientAsync(office.Nina.Id);
        await using var hub = new HubConnectionBuilder().WithUrl(new Uri(office.Server.Address, "/hub"), options =>
        {
            options.Transports = transport;
            foreach (var (name, values) in browser.DefaultRequestHeaders)
                options.Headers[name] = values.Single();
        }).Build();
        var ended = new TaskCompletionSource();
        var last = new TaskCompletionSource<string?>();
        hub.Closed += _ =>
        {
            ended.TrySetResult();
            return Task.CompletedTask;
        };
        hub.On<JsonElement>("GoAway", frame => last.TrySetResult(frame.GetProperty("reason").GetString()));
        await hub.StartAsync(TestContext.Current.CancellationToken);

        (await browser.PostAsync("/api/sign-out", null, TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();

        await ended.Task.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
        // A poll that comes between the end of the session and the last word is refused, and says the same by that.
        if (transport != HttpTransportType.LongPolling || last.Task.IsCompleted)
            Assert.Equal("signed_out", await last.Task.WaitAsync(TimeSpan.FromSeconds(10)));
    }
}
