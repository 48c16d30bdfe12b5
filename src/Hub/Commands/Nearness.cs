namespace MtsLife.Hub.Commands;

/// <summary>How many slips of the finger lie between two words: a letter missing, added, another, or two swapped.</summary>
internal static class Nearness
{
    public static int Distance(string a, string b)
    {
        var (before, last, now) = (new int[b.Length + 1], new int[b.Length + 1], new int[b.Length + 1]);
        for (var j = 0; j <= b.Length; j++)
        {
            last[j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            now[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                now[j] = Math.Min(Math.Min(last[j], now[j - 1]) + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    now[j] = Math.Min(now[j], before[j - 2] + 1);
                }
            }

            (before, last, now) = (last, now, before);
        }

        return last[b.Length];
    }

    /// <summary>Those of <paramref name="words"/> that may have been meant, the nearest first.</summary>
    public static IEnumerable<string> To(string typed, IEnumerable<string> words) =>
        from word in words
        let distance = typed.Length >= 2 && word.StartsWith(typed, StringComparison.Ordinal) ? 1 : Distance(typed, word)
        where distance <= Math.Max(1, Math.Min(typed.Length, word.Length) / 3)
        orderby distance, word.Length
        select word;
}
