using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using MtsLife.Hub.Fanout;
using MtsLife.Support;
using Xunit;

namespace MtsLife.Web.Tests.Wire;

/// <summary>The two programs of docs/api.md, as they stand there, in one channel. The C# one is compiled into this project.</summary>
public sealed partial class ApiExamplesTests
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

        var heardInCSharp = new Shown();
        var typedInCSharp = new Typed();
        var talk = ApiExample.Talk.RunAsync(server.Address, await server.TokenAsync(petr), channel, typedInCSharp, heardInCSharp);
        using var node = StartNode(server.Address, await server.TokenAsync(vera), channel);
        var heardInNode = new ConcurrentQueue<string>();
        var said = new ConcurrentQueue<string>();
        node.OutputDataReceived += (_, line) => { if (line.Data is not null) heardInNode.Enqueue(line.Data); };
        node.ErrorDataReceived += (_, line) => { if (line.Data is not null) said.Enqueue(line.Data); };
        node.BeginOutputReadLine();
        node.BeginErrorReadLine();
        await UntilAsync(() => server.Services.GetRequiredService<Watching>().Viewers(channel).Count == 2, () => "Both should look at the channel. " + string.Join("\n", said));

        for (var line = 1; line <= Lines; line++)
        {
            await node.StandardInput.WriteLineAsync($"Вера {line}");
            typedInCSharp.Add($"Пётр {line}");
        }
        await node.StandardInput.FlushAsync();
        await UntilAsync(() => heardInNode.Count >= 2 * Lines && heardInCSharp.Lines.Count >= 2 * Lines,
            () => $"Node heard {heardInNode.Count}, C# {heardInCSharp.Lines.Count}. " + string.Join("\n", said));

        Assert.Equal(heardInNode, heardInCSharp.Lines);
        Assert.Equal(Enumerable.Range(1, 2 * Lines), heardInNode.Select(line => int.Parse(line.Split(' ')[0], null)));
        Assert.Equal(2 * Lines, heardInNode.Select(line => line[line.IndexOf(' ', StringComparison.Ordinal)..]).Distinct().Count());

        node.StandardInput.Close();
        typedInCSharp.End();
        await talk.WaitAsync(TimeSpan.FromSeconds(60));
        await node.WaitForExitAsync(new CancellationTokenSource(TimeSpan.FromSeconds(60)).Token);
        Assert.Equal(0, node.ExitCode);
    }

    private static Process StartNode(Uri server, string token, long channel)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Repository.Artifacts, "example", $"{Environment.ProcessId}")).FullName;
        var modules = Path.Combine(folder, "node_modules");
        if (!Directory.Exists(modules))
            Directory.CreateSymbolicLink(modules, Path.Combine(Repository.Root, "src", "Web", "Client", "node_modules"));
        File.WriteAllText(Path.Combine(folder, "talk.mjs"), Block().Match(File.ReadAllText(Path.Combine(Repository.Root, "docs", "api.md"))).Groups[1].Value);
        return Process.Start(new ProcessStartInfo("node", ["talk.mjs", server.GetLeftPart(UriPartial.Authority), $"{channel}"])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(false),
            StandardOutputEncoding = Encoding.UTF8,
            Environment = { ["MTSLIFE_TOKEN"] = token },
        })!;
    }

    private static async Task UntilAsync(Func<bool> condition, Func<string> what)
    {
        for (var deadline = DateTime.UtcNow.AddSeconds(60); !condition(); await Task.Delay(20))
            Assert.True(DateTime.UtcNow < deadline, what());
    }

    [GeneratedRegex(@"```js\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();

    /// <summary>What would be typed at a terminal.</summary>
    private sealed class Typed : TextReader
    {
        private readonly System.Threading.Channels.Channel<string> lines = System.Threading.Channels.Channel.CreateUnbounded<string>();

        public void Add(string line) => lines.Writer.TryWrite(line);

        public void End() => lines.Writer.Complete();

        public override async Task<string?> ReadLineAsync() => await lines.Reader.WaitToReadAsync() && lines.Reader.TryRead(out var line) ? line : null;
    }

    private sealed class Shown : StringWriter
    {
        public ConcurrentQueue<string> Lines { get; } = new();

        public override Task WriteLineAsync(string? value)
        {
            Lines.Enqueue(value!);
            return Task.CompletedTask;
        }
    }
}
