namespace MtsLife.Storage.Embedded;

/// <summary>Held while a process uses an embedded database; the system lets it go when the process ends, however it ends.</summary>
internal static class FolderLock
{
    public static IDisposable Take(string folder)
    {
        var path = Path.Combine(folder, "lock");
        try
        {
            Directory.CreateDirectory(folder);
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
        }
        catch (UnauthorizedAccessException)
        {
            throw new StartRefusedException(
                $"'{folder}' belongs to another user: start as that user, or choose another folder with Storage__Path.");
        }
        catch (IOException) when (File.Exists(path))
        {
            throw new StartRefusedException(
                $"MtsLife is already running with the data in '{folder}': stop it first, or choose another folder with Storage__Path.");
        }
    }
}
