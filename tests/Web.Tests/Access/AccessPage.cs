using System.Text.RegularExpressions;
using MtsLife.Support;

namespace MtsLife.Web.Tests.Access;

/// <summary>The tables of docs/access.md.</summary>
internal sealed partial class AccessPage
{
    public static readonly AccessPage Current = new(File.ReadAllLines(Path.Combine(Repository.Root, "docs", "access.md")));

    private readonly Dictionary<(string Right, string Kind, string Actor), string> decisions = [];
    private readonly Dictionary<string, string> doors = [];

    private AccessPage(string[] lines)
    {
        string? right = null;
        string[]? actors = null;
        foreach (var line in lines)
        {
            if (line.StartsWith('#'))
                (right, actors) = (Right().Match(line) is { Success: true } named ? named.Groups[1].Value : null, null);
            else if (Door().Match(line) is { Success: true } door)
                doors.Add(door.Groups[1].Value.Replace("`", "", StringComparison.Ordinal).Trim(), door.Groups[2].Value.Trim());
            else if (right is not null && line.StartsWith('|') && !line.StartsWith("| ---", StringComparison.Ordinal))
                actors = Take(right, actors, [.. line.Trim('|').Split('|').Select(cell => cell.Trim())]);
        }
    }

    /// <summary>From a door, such as <c>GET /api/me</c> or <c>hub Post</c>, to the right that it asks for.</summary>
    public IReadOnlyDictionary<string, string> Doors => doors;

    public IEnumerable<string> KindsOf(string right) => decisions.Keys.Where(k => k.Right == right).Select(k => k.Kind).Distinct();

    /// <summary>Whether the right depends on the kind of channel, and so has a table of its own.</summary>
    public bool HasTable(string right) => decisions.Keys.Any(k => k.Right == right);

    public string Decision(string right, string kind, string actor) => decisions[(right, kind, actor)];

    private string[] Take(string right, string[]? actors, string[] cells)
    {
        if (actors is null)
            return cells;
        foreach (var kind in cells[0].Split(", "))
        {
            for (var column = 1; column < cells.Length; column++)
            {
                foreach (var actor in actors[column].Split(", "))
                    decisions.Add((right, kind, actor), cells[column]);
            }
        }
        return actors;
    }

    [GeneratedRegex("^### `([^`]+)`")]
    private static partial Regex Right();

    [GeneratedRegex(@"^\| ((?:hub )?`[^`]+`) \| ([a-z ]+) \|$")]
    private static partial Regex Door();
}
