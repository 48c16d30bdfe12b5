using MtsLife.Hub.Commands.Basic;
using Xunit;

namespace MtsLife.Hub.Tests.Commands;

public sealed class StatusLineTests
{
    [Theory]
    [InlineData(":palm_tree: в отпуске --until 31.12", "🌴", "в отпуске", true)]
    [InlineData("🌴 в отпуске", "🌴", "в отпуске", false)]
    [InlineData("--до 2ч на встрече", "", "на встрече", true)]
    [InlineData(":+1:", "👍", "", false)]
    [InlineData("", "", "", false)]
    public void A_status_has_an_emoji_words_and_an_end(string text, string emoji, string words, bool ends)
    {
        var status = StatusLine.Read(text, WrittenTimeTests.At("2026-11-24T12:00Z", "Europe/Moscow")).Ok!;
        Assert.Equal((emoji, words, ends), (status.Emoji, status.Text, status.Until is not null));
    }

    [Fact]
    public void An_emoji_that_there_is_not_is_refused() => Assert.Equal(
        "unknown_emoji", StatusLine.Read(":пальма: в отпуске", WrittenTimeTests.At("2026-11-24T12:00Z", "Europe/Moscow")).Refusal?.Reason);
}
