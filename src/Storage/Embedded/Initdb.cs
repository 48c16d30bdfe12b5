namespace MtsLife.Storage.Embedded;

/// <summary>Makes the data of a new server, all or nothing: it gets its name only when complete.</summary>
internal static class Initdb
{
    // Under the locale C pg_trgm sees no Cyrillic letters even where ICU collates, so a UTF-8 one of the system is needed for LC_CTYPE.
    private static readonly string[] Locales = ["C.UTF-8", "en_US.UTF-8", "C.utf8", "ru_RU.UTF-8"];

    public static async Task RunAsync(RunAs runAs, DataFolder folder, CancellationToken stop)
    {
        var said = "";
        foreach (var locale in Locales)
        {
            if (Directory.Exists(folder.Unfinished))
                Directory.Delete(folder.Unfinished, recursive: true);
            var result = await runAs.RunAsync("initdb", Arguments(folder, locale), stop);
            if (result.Succeeded)
            {
                Directory.Move(folder.Unfinished, folder.Data);
                return;
            }
            said = result.LastLine;
        }
        throw new StartRefusedException($"PostgreSQL could not make its data in '{folder.Data}': {said}");
    }

    private static string[] Arguments(DataFolder folder, string locale) =>
    [
        $"--pgdata={folder.Unfinished}", "--encoding=UTF8", "--locale-provider=icu", "--icu-locale=und", $"--locale={locale}",
        $"--username={EmbeddedPostgres.User}", $"--pwfile={folder.PasswordFile}", "--auth=scram-sha-256",
    ];
}
