using System.Globalization;

namespace MtsLife.Hub.People;

/// <summary>Where a page of a list ended that goes down by id alone.</summary>
internal static class IdCursor
{
    /// <summary>Above every id when there is none yet; null when it is not one of ours.</summary>
    public static long? Parse(string? cursor) =>
        string.IsNullOrEmpty(cursor) ? long.MaxValue : long.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;

    public static string Of(long id) => id.ToString(CultureInfo.InvariantCulture);
}
