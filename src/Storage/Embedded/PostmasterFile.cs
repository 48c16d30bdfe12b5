using System.Diagnostics;

namespace MtsLife.Storage.Embedded;

/// <summary>What a running PostgreSQL writes into <c>postmaster.pid</c>.</summary>
/// <param name="StartedAt">Seconds since 1970.</param>
internal sealed record PostmasterFile(int ProcessId, long StartedAt, int Port)
{
    private const int NoProcess = int.MaxValue;

    public static string PathIn(string data) => Path.Combine(data, "postmaster.pid");

    public static PostmasterFile? Read(string data)
    {
        var path = PathIn(data);
        var lines = File.Exists(path) ? File.ReadAllLines(path) : [];
        return lines.Length >= 4
            && int.TryParse(lines[0], out var process)
            && long.TryParse(lines[2], out var startedAt)
            && int.TryParse(lines[3], out var port)
                ? new(process, startedAt, port)
                : null;
    }

    /// <summary>Whether that process lives and may be the server of this data; a number given anew to another program is not.</summary>
    public bool Lives(string data)
    {
        // A server works in its data folder; one that has ended and only waits to be collected by its parent has none.
        if (OperatingSystem.IsLinux())
            return new FileInfo($"/proc/{ProcessId}/cwd").LinkTarget == new DirectoryInfo(data).FullName;
        try
        {
            using var process = Process.GetProcessById(ProcessId);
            return !process.HasExited && process.ProcessName.StartsWith("postgres", StringComparison.Ordinal);
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    /// <summary>
    /// Names a process that cannot exist. PostgreSQL refuses to start while the number is in use by anybody; the file itself
    /// must stay, for by its other lines PostgreSQL sees whether processes of the dead server still use the shared memory.
    /// </summary>
    public static void Forget(string data)
    {
        var lines = File.ReadAllLines(PathIn(data));
        lines[0] = NoProcess.ToString(System.Globalization.CultureInfo.InvariantCulture);
        File.WriteAllText(PathIn(data), string.Join('\n', lines) + "\n");
    }
}
