using System.Globalization;

namespace MtsLife.Hub.People;

/// <summary>The last row of a page sorted by a rank and then by id, highest first, as an opaque cursor.</summary>
public readonly record struct Descending(int Rank, long Id)
{
    public static readonly Descending Highest = new(int.MaxValue, long.MaxValue);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Rank}.{Id}");

    /// <summary>Null when the text is no cursor of ours.</summary>
    public static Descending? Parse(string? cursor)
    {
        if (string.IsNullOrEmpty(cursor))
        {
            return Highest;
        }

        var parts = cursor.Split('.', 2);
        return parts.Length == 2 && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var rank)
            && long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? new(rank, id) : null;
    }
}
