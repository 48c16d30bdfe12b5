namespace MtsLife.Web.Start;

/// <summary>Where the program's own files and its data are, whatever the working directory: the repository, or the published folder.</summary>
internal sealed record Home(string Content, string Root)
{
    public static Home Find() => Find(AppContext.BaseDirectory);

    public static Home Find(string programs)
    {
        programs = Path.TrimEndingDirectorySeparator(programs);
        // A published folder carries its own PostgreSQL and may itself stand inside the repository.
        var repository = Directory.Exists(Path.Combine(programs, "postgres")) ? null : RepositoryAbove(programs);
        return repository is null
            ? new(programs, programs)
            : new(Path.Combine(repository, "src", "Web"), repository);
    }

    /// <summary>The embedded database's folder: <c>Storage:Path</c>, or <c>.mtslife</c>.</summary>
    public string DataFolder(IConfiguration configuration) =>
        Path.Combine(Root, configuration["Storage:Path"] is { Length: > 0 } path ? path : ".mtslife");

    private static string? RepositoryAbove(string folder)
    {
        var at = new DirectoryInfo(folder);
        while (at is not null && !File.Exists(Path.Combine(at.FullName, "MtsLife.sln")))
            at = at.Parent;
        return at?.FullName;
    }
}
