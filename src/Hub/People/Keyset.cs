using System.Buffers.Text;
using System.Text;

namespace MtsLife.Hub.People;

/// <summary>The last row of a page sorted by name, as an opaque cursor.</summary>
public readonly record struct Keyset(string Name, long Id)
{
    public static readonly Keyset Start = new("", 0);

    public override string ToString() => Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"{Id} {Name}"));

    /// <summary>Null when the text is no cursor of ours.</summary>
    public static Keyset? Parse(string? cursor)
    {
        if (string.IsNullOrEmpty(cursor))
        {
            return Start;
        }

        if (cursor.Length > 1000 || !Base64Url.IsValid(cursor))
        {
            return null;
        }

        var parts = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor)).Split(' ', 2);
        return parts.Length == 2 && long.TryParse(parts[0], out var id) && !parts[1].Contains('\0') ? new(parts[1], id) : null;
    }
}
