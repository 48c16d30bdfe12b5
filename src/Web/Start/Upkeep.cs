using MtsLife.Storage;
using MtsLife.Storage.Backup;

namespace MtsLife.Web.Start;

/// <summary>
/// <c>backup FILE</c>, also while the server runs, and <c>restore FILE</c> into an empty database. Both read the settings that the server reads.
/// </summary>
internal static class Upkeep
{
    public static bool Asked(string[] args) => args is ["backup" or "restore", ..];

    public static async Task RunAsync(string[] args, CancellationToken stop)
    {
        if (args is not [var verb, var file, .. var rest] || file.StartsWith('-'))
            throw new StartRefusedException($"usage: {args[0]} FILE");

        var home = Home.Find();
        var builder = Starting.Builder(rest, home);
        using var logging = Starting.Logging(builder.Configuration);
        file = Path.GetFullPath(file);
        await using var database = await RunningDatabase.OpenAsync(builder.Configuration, home, logging.CreateLogger("MtsLife.Database"), stop);
        var rows = verb == "backup"
            ? await BackingUp.RunAsync(database.ConnectionString, file, stop)
            : await Restoring.RunAsync(database.ConnectionString, file, stop);
        Console.WriteLine(verb == "backup" ? $"Saved {rows} rows in {file}" : $"Restored {rows} rows from {file}");
    }
}
