using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using MtsLife.Support;
using Xunit;

namespace MtsLife.Web.Tests.Wire;

/// <summary>A program of Node's with the official client, at a terminal of the test's.</summary>
public sealed partial class NodeProgram : IAsyncDisposable
{
    private static int programs;

    private readonly Process process;

    private NodeProgram(Process process)
    {
        this.process = process;
        process.OutputDataReceived += (_, line) => Hear(Lines, line.Data);
        process.ErrorDataReceived += (_, line) => Hear(Complaints, line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public ConcurrentQueue<string> Lines { get; } = new();

    public ConcurrentQueue<string> Complaints { get; } = new();

    /// <summary>The program of docs/api.md, as it stands there.</summary>
    public static NodeProgram StartExample(Uri server, string token, long channel) =>
        Start(Example().Match(File.ReadAllText(Path.Combine(Repository.Root, "docs", "api.md"))).Groups[1].Value, token, server.GetLeftPart(UriPartial.Authority), $"{channel}");

    public static NodeProgram Start(string source, string token, params string[] arguments)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Repository.Artifacts, "node", $"{Environment.ProcessId}-{Interlocked.Increment(ref programs)}")).FullName;
        var modules = Path.Combine(folder, "node_modules");
        if (!Directory.Exists(modules))
            Directory.CreateSymbolicLink(modules, Path.Combine(Repository.Root, "src", "Web", "Client", "node_modules"));
        File.WriteAllText(Path.Combine(folder, "talk.mjs"), source);
        return new(Process.Start(new ProcessStartInfo("node", ["talk.mjs", .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(false),
            StandardOutputEncoding = Encoding.UTF8,
            Environment = { ["MTSLIFE_TOKEN"] = token },
        })!);
    }

    public async Task TypeAsync(string line)
    {
        await process.StandardInput.WriteLineAsync(line);
        await process.StandardInput.FlushAsync();
    }

    /// <summary>Ends what is typed, and with it the program.</summary>
    public async Task EndAsync()
    {
        process.StandardInput.Close();
        await process.WaitForExitAsync(new CancellationTokenSource(TimeSpan.FromSeconds(60)).Token);
        Assert.True(process.ExitCode == 0, string.Join("\n", Complaints));
    }

    private static void Hear(ConcurrentQueue<string> lines, string? line)
    {
        if (line is not null)
            lines.Enqueue(line);
    }

    [GeneratedRegex(@"```js\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Example();

    public ValueTask DisposeAsync()
    {
        if (!process.HasExited)
            process.Kill();
        process.Dispose();
        return ValueTask.CompletedTask;
    }
}
