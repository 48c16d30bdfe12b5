using System.Security.Cryptography;
using System.Text;

namespace MtsLife.Storage.Embedded;

/// <summary>
/// As whom PostgreSQL runs and where its files stand. It refuses root, so root runs it in a user namespace of its own,
/// in which it is nobody but may touch what root owns; where namespaces are forbidden, as the user nobody in a folder of its own.
/// </summary>
/// <param name="Prefix">The words before each program.</param>
/// <param name="Home">Holds the data, the log and the password.</param>
/// <param name="Notice">What the operator should know, if anything.</param>
internal sealed record RunAs(string[] Prefix, PostgresBinaries Binaries, string Home, string? Notice = null)
{
    private const string Nobody = "65534";

    public Task<Command.Result> RunAsync(string program, IEnumerable<string> arguments, CancellationToken stop) =>
        Command.RunAsync([.. Prefix, Binaries.Program(program), .. arguments], stop);

    public static async Task<RunAs> ChooseAsync(PostgresBinaries binaries, string folder, CancellationToken stop)
    {
        if (OperatingSystem.IsWindows() || !Environment.IsPrivilegedProcess)
            return new([], binaries, folder);

        // Data made by an ordinary user stays that user's.
        var owner = await OwnerOfAsync(Path.Combine(folder, DataFolder.Name), stop);
        if (owner is [var user, var group] && user != "0")
            return new(["setpriv", $"--reuid={user}", $"--regid={group}", "--clear-groups", "--"], binaries, folder);

        string[] inNamespace = ["unshare", "--user", $"--map-user={Nobody}", $"--map-group={Nobody}", "--"];
        var probe = await Command.RunAsync(
            [.. inNamespace, "sh", "-c", "test -w \"$1\" && exec \"$2\" --version", "sh", folder, binaries.Program("postgres")], stop);
        return probe.Succeeded
            ? new(inNamespace, binaries, folder)
            : await AsNobodyAsync(binaries, folder, stop);
    }

    private static async Task<RunAs> AsNobodyAsync(PostgresBinaries binaries, string folder, CancellationToken stop)
    {
        var home = HomeOfNobody(folder);
        // Copied, because nobody may be unable to enter the folder where the programs stand; named by what they are,
        // because a server that is left running uses them.
        var own = Path.Combine(home, "binaries-" + Short(await File.ReadAllBytesAsync(binaries.Program("postgres"), stop)));
        string[] prefix = ["setpriv", $"--reuid={Nobody}", $"--regid={Nobody}", "--clear-groups", "--"];

        Directory.CreateDirectory(home);
        _ = new DataFolder(home).Password();
        if (!Directory.Exists(own))
        {
            await Must(["rm", "-rf", own + ".new"]);
            await Must(["cp", "-R", binaries.Root, own + ".new"]);
            await Must(["mv", own + ".new", own]);
        }
        await Must(["chown", "-R", $"{Nobody}:{Nobody}", home]);
        await Must(["chmod", "700", home]);
        return new(prefix, new(own), home, $"PostgreSQL refuses to run as root, so it runs as nobody; its data is in {home}");

        async Task Must(string[] words)
        {
            var result = await Command.RunAsync(words, stop);
            if (!result.Succeeded)
                throw new StartRefusedException(
                    $"PostgreSQL refuses to run as root, and no other user could be prepared for it ({result.LastLine}): start as an ordinary user.");
        }
    }

    /// <summary>Where the data of a folder may be.</summary>
    public static string[] Homes(string folder) => [folder, HomeOfNobody(folder)];

    private static string HomeOfNobody(string folder) => Path.Combine("/var/lib/mtslife", Short(Encoding.UTF8.GetBytes(folder)));

    private static string Short(byte[] data) => Convert.ToHexStringLower(SHA256.HashData(data))[..12];

    private static async Task<string[]?> OwnerOfAsync(string path, CancellationToken stop)
    {
        if (!Path.Exists(path))
            return null;
        var result = await Command.RunAsync(["stat", "-c", "%u %g", path], stop);
        return result.Succeeded ? result.Output.Trim().Split(' ') : null;
    }
}
