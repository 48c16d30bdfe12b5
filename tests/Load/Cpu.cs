using System.Globalization;

namespace MtsLife.Load;

/// <summary>Processor time used so far, in microseconds: of the server, of PostgreSQL with all its processes, and of this generator.</summary>
internal readonly record struct Cpu(double Server, double Postgres, double Generator)
{
    // The kernel counts in ticks of a hundredth of a second (USER_HZ).
    private const double MicrosecondsPerTick = 10_000;

    public static Cpu Now(int server, int postmaster) => new(
        Of(server), Children(postmaster).Append(postmaster).Sum(Of), Environment.CpuUsage.TotalTime.TotalMicroseconds);

    public static Cpu operator -(Cpu after, Cpu before) =>
        new(after.Server - before.Server, after.Postgres - before.Postgres, after.Generator - before.Generator);

    private static IEnumerable<int> Children(int parent) =>
        from folder in Directory.EnumerateDirectories("/proc")
        where int.TryParse(Path.GetFileName(folder), out _)
        let stat = Stat(int.Parse(Path.GetFileName(folder), CultureInfo.InvariantCulture))
        where stat is not null && int.Parse(stat[1], CultureInfo.InvariantCulture) == parent
        select int.Parse(Path.GetFileName(folder), CultureInfo.InvariantCulture);

    private static double Of(int process) => Stat(process) is { } stat
        ? (double.Parse(stat[11], CultureInfo.InvariantCulture) + double.Parse(stat[12], CultureInfo.InvariantCulture)) * MicrosecondsPerTick
        : 0;

    /// <summary>The fields after the program's name, which may hold spaces; null when the process has ended.</summary>
    private static string[]? Stat(int process)
    {
        try
        {
            var line = File.ReadAllText($"/proc/{process}/stat");
            return line[(line.LastIndexOf(')') + 2)..].Split(' ');
        }
        catch (IOException)
        {
            return null;
        }
    }
}
