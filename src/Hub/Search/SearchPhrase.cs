using MtsLife.Hub.Names;

namespace MtsLife.Hub.Search;

/// <summary>What somebody typed into the search box: runs of letters and digits; everything else only parts them.</summary>
internal sealed record SearchPhrase(string Words, string Beginnings)
{
    private const int MostWords = 12;

    /// <summary>Null when there is no word in it.</summary>
    public static SearchPhrase? Of(string typed)
    {
        var known = new string([.. typed.Where(c => !char.IsControl(c) && !char.IsSurrogate(c))]);
        var words = new string([.. Folding.Fold(known).Select(c => char.IsLetterOrDigit(c) ? c : ' ')])
            .Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(MostWords).ToArray();
        return words.Length == 0 ? null : new(string.Join(' ', words), string.Join(" & ", words.Select(w => $"'{w}'")) + ":*");
    }
}
