namespace MtsLife.Hub.Names;

internal static class PersonName
{
    /// <summary>
    /// A key under which a name is found however it is written: NFKC, lower case, ё = е, words in ordinal order,
    /// so that «Вера Логинова» and «Логинова Вера» have the same one. Takes checked text only.
    /// </summary>
    public static string Key(string name)
    {
        var words = Folding.Fold(name).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        Array.Sort(words, StringComparer.Ordinal);
        return string.Join(' ', words);
    }
}
