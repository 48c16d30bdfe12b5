namespace MtsLife.Storage.Backup;

/// <summary>What a backup file holds: <c>manifest.json</c>, and one entry in PostgreSQL's binary COPY format per table.</summary>
/// <param name="Migrations">Name and SHA-256 of the scripts whose schema the tables have, in order.</param>
internal sealed record Manifest(int Format, DateTime TakenAt, string Server, IReadOnlyList<AppliedScript> Migrations, IReadOnlyList<SavedTable> Tables, IReadOnlyList<SavedSequence> Sequences)
{
    public const int PresentFormat = 1;
    public const string Entry = "manifest.json";
}

internal sealed record AppliedScript(string Name, string Sha256);

internal sealed record SavedTable(string Name, IReadOnlyList<string> Columns, long Rows)
{
    public string Entry => $"tables/{Name}.copy";

    public string Quoted => "public." + Quote(Name);

    public string Copy => $"COPY {Quoted} ({string.Join(", ", Columns.Select(Quote))})";

    private static string Quote(string name) => $"\"{name.Replace("\"", "\"\"")}\"";
}

internal sealed record SavedSequence(string Table, string Column, long LastValue, bool IsCalled);
