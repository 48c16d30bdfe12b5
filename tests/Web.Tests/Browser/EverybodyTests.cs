using Microsoft.Playwright;
using MtsLife.Web.Tests.Wire;
using Xunit;

namespace MtsLife.Web.Tests.Browser;

/// <summary>People at their screens and the programs of docs/api.md in one channel.</summary>
public sealed class EverybodyTests(OneBrowser browser)
{
    private const int Lines = 8;

    [Fact]
    public async Task Two_browsers_a_Node_program_and_a_CSharp_program_see_the_same_once_and_in_one_order()
    {
        await using var vera = await browser.OpenAsync();
        await using var nailya = await browser.OpenAsync();
        await vera.SignInAsync("Вера Логинова");
        await nailya.HoldLinksAsync();
        await nailya.SignInAsync("Наиля Ахметова");
        var channel = await browser.ChannelAsync("Отдел коммуникаций");
        await vera.OpenChannelAsync(channel);
        await nailya.OpenChannelAsync(channel);
        var terminal = new Terminal(await browser.TokenAsync("anna.rudaya"));
        var talk = ApiExample.RunAsync([$"{browser.Server.Address}", $"{channel}"], terminal, terminal);
        await using var node = NodeProgram.StartExample(browser.Server.Address, await browser.TokenAsync("gleb.nesterov"), channel);
        await TalkUntilHeardAsync(terminal, node);

        var (first, before) = (Lines / 2, node.Lines.Count);
        await SayAllAsync(1, first);
        await nailya.GoOfflineAsync();
        await nailya.SayAsync("из второго браузера без связи");
        await SayAllAsync(first + 1, Lines);
        await nailya.ComeBackAsync();
        var all = (3 * Lines) + 1;
        await Until.TrueAsync(() => node.Lines.Count - before >= all && terminal.Lines.Count - before >= all,
            () => $"Node heard {node.Lines.Count - before} and C# {terminal.Lines.Count - before} of {all}. {string.Join('\n', node.Complaints)}");

        var heard = node.Lines.Skip(before).ToList();
        Assert.Equal(all, heard.Distinct().Count());
        Assert.Equal(heard, terminal.Lines.TakeLast(all));
        await Assertions.Expect(nailya.Said($"C# {Lines}")).ToBeVisibleAsync();
        Assert.Equal(heard, (await SeenAsync(vera)).TakeLast(all));
        Assert.Equal(heard, (await SeenAsync(nailya)).TakeLast(all));

        terminal.End();
        await talk.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        await node.EndAsync();

        async Task SayAllAsync(int from, int to)
        {
            for (var line = from; line <= to; line++)
            {
                await vera.SayAsync($"браузер {line}");
                await node.TypeAsync($"Node {line}");
                terminal.Type($"C# {line}");
            }
        }
    }

    /// <summary>Both programs look at the channel once both have heard the same line.</summary>
    private static async Task TalkUntilHeardAsync(Terminal terminal, NodeProgram node)
    {
        terminal.Type("C# слушает");
        await Until.TrueAsync(() => !terminal.Lines.IsEmpty, () => "C# hears nothing");
        await node.TypeAsync("Node слушает");
        await Until.TrueAsync(
            () => terminal.Lines.Any(IsNodes) && node.Lines.Any(IsNodes), () => $"Node hears nothing. {string.Join('\n', node.Complaints)}");

        static bool IsNodes(string line) => line.EndsWith(" Node слушает", StringComparison.Ordinal);
    }

    /// <summary>Post and text, as the programs print them.</summary>
    private static async Task<IEnumerable<string>> SeenAsync(Window window) => await window.Page.EvaluateAsync<string[]>(
        "() => [...document.querySelectorAll('.message[data-post]')].map(one => `${one.dataset.post} ${one.querySelector('.message-text').innerText.trim()}`)");
}
