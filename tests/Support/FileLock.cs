namespace MtsLife.Support;

/// <summary>A lock between processes; the system releases it when its holder dies.</summary>
internal static class FileLock
{
    public static FileStream? TryExclusive(string path) => Try(path, FileAccess.ReadWrite, FileShare.None);

    public static async Task<FileStream> ExclusiveAsync(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        for (var deadline = DateTime.UtcNow.AddMinutes(2); ;)
        {
            if (TryExclusive(path) is { } held)
                return held;
            if (DateTime.UtcNow > deadline)
                throw new TimeoutException($"'{path}' has been locked for two minutes");
            await Task.Delay(20);
        }
    }

    public static FileStream Shared(string path)
    {
        using (File.Open(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.ReadWrite))
        {
        }
        return Try(path, FileAccess.Read, FileShare.Read)
            ?? throw new InvalidOperationException($"'{path}' is locked by a process that should not have it");
    }

    private static FileStream? Try(string path, FileAccess access, FileShare share)
    {
        try
        {
            return new FileStream(path, access == FileAccess.Read ? FileMode.Open : FileMode.OpenOrCreate, access, share, bufferSize: 0);
        }
        catch (IOException) when (File.Exists(path))
        {
            return null;
        }
    }
}
