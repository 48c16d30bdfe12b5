using System.Collections.Frozen;
using Markdig.Extensions.Emoji;

namespace MtsLife.Hub.Messages;

/// <summary>The short names that Markdig knows (GitHub's), without its smileys: <c>:)</c> stays what was typed.</summary>
internal static class EmojiNames
{
    private static readonly FrozenDictionary<string, string> Names = EmojiMapping.GetDefaultEmojiShortcodeToUnicode()
        .ToFrozenDictionary(pair => pair.Key.Trim(':'), pair => pair.Value, StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> BySpan =
        Names.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Name without colons → emoji; for completion in the composer.</summary>
    public static IReadOnlyDictionary<string, string> All => Names;

    public static int LongestName { get; } = Names.Keys.Max(name => name.Length);

    public static bool IsNameCharacter(char c) => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '_' or '+' or '-';

    public static bool TryGet(ReadOnlySpan<char> name, out string emoji) => BySpan.TryGetValue(name, out emoji!);
}
