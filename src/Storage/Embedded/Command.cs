using System.Diagnostics;

namespace MtsLife.Storage.Embedded;

/// <summary>Runs one program to its end and returns what it said.</summary>
internal static class Command
{
    public sealed record Result(int ExitCode, string Output, string Error)
    {
        public bool Succeeded => ExitCode == 0;
        public string LastLine => Error.Trim().Split('\n')[^1].Trim();
    }

    public static async Task<Result> RunAsync(IEnumerable<string> words, CancellationToken stop)
    {
        var line = words.ToArray();
        using var process = new Process { StartInfo = Start(line) };
        try
        {
            process.Start();
        }
        catch (System.ComponentModel.Win32Exception missing)
        {
            return new(127, "", $"{line[0]}: {missing.Message}");
        }

        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        var error = process.StandardError.ReadToEndAsync(CancellationToken.None);
        try
        {
            await process.WaitForExitAsync(stop);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            throw;
        }
        return new(process.ExitCode, await output, await error);
    }

    private static ProcessStartInfo Start(string[] line)
    {
        var start = new ProcessStartInfo(line[0], line.Skip(1))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        // A PGDATA, PGOPTIONS or PGPORT meant for another server must not reach this one.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("PG", StringComparison.Ordinal)).ToArray())
            start.Environment.Remove(name);
        start.Environment["LC_ALL"] = "C";
        return start;
    }
}
