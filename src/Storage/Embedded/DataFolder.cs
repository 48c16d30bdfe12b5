using System.Security.Cryptography;

namespace MtsLife.Storage.Embedded;

/// <summary>One embedded database's files: <c>postgres/</c> (the data), <c>postgres.log</c>, <c>postgres.password</c>.</summary>
internal sealed class DataFolder(string home)
{
    public const string Name = "postgres";

    public string Data { get; } = Path.Combine(home, Name);
    public string Unfinished { get; } = Path.Combine(home, Name + ".new");
    public string Log { get; } = Path.Combine(home, Name + ".log");
    public string PasswordFile { get; } = Path.Combine(home, Name + ".password");

    public string Password()
    {
        if (!File.Exists(PasswordFile))
            Write(RandomNumberGenerator.GetHexString(48, lowercase: true));
        return File.ReadAllText(PasswordFile).Trim();
    }

    /// <summary>The end of the log, for a line that says why PostgreSQL did not start.</summary>
    public string LastWords()
    {
        var lines = File.Exists(Log) ? File.ReadLines(Log).TakeLast(20).ToArray() : [];
        return lines.LastOrDefault(line => line.Contains("FATAL", StringComparison.Ordinal))
            ?? lines.LastOrDefault() ?? "it left no log";
    }

    /// <summary>Keeps the log of the run before, no more.</summary>
    public void TurnLog()
    {
        if (File.Exists(Log))
            File.Move(Log, Log + ".1", overwrite: true);
    }

    private void Write(string password)
    {
        var unfinished = PasswordFile + ".new";
        File.Delete(unfinished);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var writer = new StreamWriter(unfinished, options))
            writer.Write(password);
        File.Move(unfinished, PasswordFile);
    }
}
