namespace MtsLife.Support;

/// <summary>Where the repository's folder is, from a test's bin folder.</summary>
public static class Repository
{
    public static string Root { get; } = Find();

    /// <summary>What tests leave behind and may find again; never committed.</summary>
    public static string Artifacts { get; } = Path.Combine(Root, "tests", "artifacts");

    private static string Find()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "MtsLife.sln")))
                return at.FullName;
        }
        throw new InvalidOperationException("MtsLife.sln is nowhere above " + AppContext.BaseDirectory);
    }
}
