using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using MtsLife.Hub.Fanout;
using MtsLife.Support;
using Xunit;

namespace MtsLife.Web.Tests.Wire;

/// <summary>The two programs of docs/api.md, as they stand there, in one channel. The C# one is compiled into this project.</summary>
public sealed class ApiExamplesTests
{
    private const int Lines = 20;

    [Fact]
    public async Task The_two_example_programs_hear_each_message_once_and_in_the_same_order()
    {
        await using var server = await TestServer.StartAsync();
        var (vera, petr) = (await server.CreatePersonAsync("Вера", "Логинова", "vera"), await server.CreatePersonAsync("Пётр", "Сменщиков", "petr"));
        using var browser = await server.SignedInClientAsync(vera);
        var direct = await (await browser.PostAsJsonAsync("/api/directs", new { people = new[] { petr } })).Content.ReadFromJsonAsync<JsonElement>();
        var channel = direct.GetProperty("channel").GetProperty("id").GetInt64();

        var terminal = new Terminal(await server.TokenAsync(petr));
        var talk = ApiExample.RunAsync([$"{server.Address}", $"{channel}"], terminal, terminal);
        await using var node = NodeProgram.StartExample(server.Address, await server.TokenAsync(vera), channel);
        await Until.TrueAsync(() => server.Services.GetRequiredService<Watching>().Viewers(channel).Count == 2,
            () => "Both should look at the channel. " + string.Join("\n", node.Complaints));

        for (var line = 1; line <= Lines; line++)
        {
            await node.TypeAsync($"Вера {line}");
            terminal.Type($"Пётр {line}");
        }

        await Until.TrueAsync(() => node.Lines.Count >= 2 * Lines && terminal.Lines.Count >= 2 * Lines,
            () => $"Node heard {node.Lines.Count}, C# {terminal.Lines.Count}. " + string.Join("\n", node.Complaints));

        Assert.Equal(node.Lines, terminal.Lines);
        Assert.Equal(Enumerable.Range(1, 2 * Lines), node.Lines.Select(line => int.Parse(line.Split(' ')[0], null)));
        Assert.Equal(2 * Lines, node.Lines.Select(line => line[line.IndexOf(' ', StringComparison.Ordinal)..]).Distinct().Count());

        terminal.End();
        await talk.WaitAsync(TimeSpan.FromSeconds(60));
        await node.EndAsync();
    }
}
