using System.Diagnostics;
using MtsLife.Storage.Embedded;

namespace MtsLife.Support;

/// <summary>Folders in which a new, stopped server already stands: made once, then copied, because making one takes a second of a processor.</summary>
public static class FreshServer
{
    private static readonly string Made = Path.Combine(Repository.Artifacts, "fresh-server");
    private static readonly Lazy<bool> Ready = new(() => MakeAsync().GetAwaiter().GetResult());

    /// <summary>A folder of the caller's own under the system's temporary one, to be deleted by the caller.</summary>
    public static string Folder(string prefix)
    {
        var folder = Directory.CreateTempSubdirectory(prefix).FullName;
        CopyTo(folder);
        return folder;
    }

    internal static void CopyTo(string folder)
    {
        Directory.CreateDirectory(folder);
        if (Ready.Value)
            Run("cp", "-a", Made + "/.", folder);
    }

    private static async Task<bool> MakeAsync()
    {
        if (OperatingSystem.IsWindows())
            return false;
        await using var turn = await FileLock.ExclusiveAsync(Made + ".turn");
        if (Directory.Exists(Made))
            return true;

        var unfinished = Made + ".new";
        if (Directory.Exists(unfinished))
            Directory.Delete(unfinished, recursive: true);
        await (await EmbeddedPostgres.StartAsync(new(unfinished))).DisposeAsync();
        Directory.Move(unfinished, Made);
        return true;
    }

    private static void Run(params string[] words)
    {
        using var process = Process.Start(words[0], words.Skip(1));
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{string.Join(' ', words)} ended with {process.ExitCode}");
    }
}
