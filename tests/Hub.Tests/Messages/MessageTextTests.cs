using MtsLife.Hub.Messages;
using MtsLife.Hub.Names;
using Xunit;

namespace MtsLife.Hub.Tests.Messages;

public sealed class MessageTextTests
{
    [Theory]
    [InlineData("Привет", "Привет")]
    [InlineData("а\r\nб\rв\nг", "а\nб\nв\nг")]
    [InlineData("\r\n \n  а  \n\n", "  а")]
    [InlineData(" /команда", " /команда")]
    [InlineData("и\u0306 e\u0301", "й é")]
    [InlineData("\u212B", "\u00C5")]
    [InlineData("а  \nб", "а  \nб")]
    [InlineData("👩‍👩‍👧", "👩‍👩‍👧")]
    public void A_text_is_normalised(string raw, string expected)
    {
        Assert.Equal(TextProblem.None, MessageText.TryRead(raw, out var text));
        Assert.Equal(expected, text);
    }

    [Theory]
    [InlineData(null, "empty")]
    [InlineData("", "empty")]
    [InlineData(" \r\n\t\u00A0", "empty")]
    [InlineData("\u200B\uFEFF\u2060\u00AD\u3164", "empty")]
    [InlineData("а\0б", "nul")]
    public void A_text_that_cannot_be_kept_is_refused(string? raw, string code) =>
        Assert.Equal(code, MessageText.TryRead(raw, out _).Code());

    // Facts, because a compiler turns half a character in an attribute into U+FFFD.
    [Fact]
    public void Half_a_character_is_refused()
    {
        foreach (var raw in new[] { "а\uD83D", "\uDE00а", "\uDE00\uD83D", "\uD83D\uD83D\uDE00", "\uD83D" })
            Assert.Equal(TextProblem.LoneSurrogate, MessageText.TryRead(raw, out _));
    }

    [Fact]
    public void Sixteen_thousand_units_after_normalising_and_no_more()
    {
        Assert.Equal(TextProblem.None, MessageText.TryRead(new string('я', 16_000), out _));
        Assert.Equal(TextProblem.TooLong, MessageText.TryRead(new string('я', 16_001), out _));
        Assert.Equal(TextProblem.TooLong, MessageText.TryRead(string.Concat(Enumerable.Repeat("😀", 8_001)), out _));
        Assert.Equal(TextProblem.None, MessageText.TryRead(string.Concat(Enumerable.Repeat("и\u0306", 16_000)), out var composed));
        Assert.Equal(16_000, composed.Length);
        Assert.Equal(TextProblem.TooLong, MessageText.TryRead(new string('x', 10_000_000), out _));
    }

    [Fact]
    public void A_pile_of_combining_marks_is_refused_before_it_is_sorted()
    {
        Assert.Equal(TextProblem.None, MessageText.TryRead("a" + Marks(30), out _));
        Assert.Equal(TextProblem.TooComplex, MessageText.TryRead("a" + Marks(31), out _));
        Assert.Equal(TextProblem.TooComplex, MessageText.TryRead("a" + Marks(15_000), out _));
    }

    private static string Marks(int count) => string.Concat(Enumerable.Range(0, count).Select(n => n % 2 == 0 ? '\u0301' : '\u0316'));
}
