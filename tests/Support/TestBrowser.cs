using System.Diagnostics;
using System.Formats.Tar;
using System.IO.Compression;
using System.Runtime.InteropServices;

namespace MtsLife.Support;

/// <summary>Where a Chromium is and what it needs in its environment.</summary>
public sealed record TestBrowser(string Program, IReadOnlyDictionary<string, string> Environment)
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge"];

    private static readonly string[] Places =
    [
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        @"C:\Program Files\Google\Chrome\Application\chrome.exe",
        @"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
    ];

    /// <summary>
    /// An installed one, or <paramref name="playwrights"/> own; on Linux x64 without either, one from npm.
    /// <c>MTSLIFE_BROWSER</c> names a program, or says <c>npm</c>.
    /// </summary>
    public static async Task<TestBrowser> FindAsync(string playwrights)
    {
        var asked = System.Environment.GetEnvironmentVariable("MTSLIFE_BROWSER");
        var installed = asked == "npm" ? null : asked ?? Installed().Append(playwrights).FirstOrDefault(File.Exists);
        return installed is not null ? new(installed, new Dictionary<string, string>()) : await FromNpmAsync();
    }

    private static IEnumerable<string> Installed() =>
        (System.Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .SelectMany(folder => Names.Select(name => Path.Combine(folder, name))).Concat(Places);

    private static async Task<TestBrowser> FromNpmAsync()
    {
        if (!OperatingSystem.IsLinux() || RuntimeInformation.ProcessArchitecture != Architecture.X64)
            throw new InvalidOperationException("Install Chromium or Chrome for the browser tests, or name one in MTSLIFE_BROWSER.");

        await using var turn = await FileLock.ExclusiveAsync(Path.Combine(Repository.Artifacts, "browser.lock"));
        var folder = Path.Combine(Repository.Artifacts, "browser");
        var program = Path.Combine(folder, "chromium");
        if (!File.Exists(program))
            Unpack(folder, program);
        return new(program, new Dictionary<string, string> { ["LD_LIBRARY_PATH"] = Path.Combine(folder, "lib"), ["HOME"] = folder });
    }

    [System.Runtime.Versioning.SupportedOSPlatform("linux")]
    private static void Unpack(string folder, string program)
    {
        var source = Path.Combine(Repository.Root, "tests", "Support", "Browser");
        using (var npm = Process.Start(new ProcessStartInfo("npm", "ci --ignore-scripts --no-audit --no-fund --loglevel=error") { WorkingDirectory = source })!)
        {
            npm.WaitForExit();
            if (npm.ExitCode != 0)
                throw new InvalidOperationException("npm could not fetch a browser; install Chromium, or name one in MTSLIFE_BROWSER.");
        }

        var packed = Path.Combine(source, "node_modules", "@sparticuz", "chromium", "bin");
        Directory.CreateDirectory(folder);
        using (var libraries = Brotli(Path.Combine(packed, "al2023.tar.br")))
            TarFile.ExtractToDirectory(libraries, folder, overwriteFiles: true);
        var half = program + ".half";
        using (var from = Brotli(Path.Combine(packed, "chromium.br")))
        using (var to = File.Create(half))
            from.CopyTo(to);
        File.SetUnixFileMode(half, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupRead | UnixFileMode.GroupExecute);
        File.Move(half, program);
    }

    private static BrotliStream Brotli(string file) => new(File.OpenRead(file), CompressionMode.Decompress);
}
