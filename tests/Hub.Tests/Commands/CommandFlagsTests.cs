using MtsLife.Hub.Commands;
using Xunit;

namespace MtsLife.Hub.Tests.Commands;

public sealed class CommandFlagsTests
{
    private static readonly CommandClock Clock = WrittenTimeTests.At("2026-11-24T12:00Z", "Europe/Moscow");

    private static readonly CommandFlag Multi = new(["multi", "несколько"]);

    [Theory]
    [InlineData("Закрыто --until 18:00", "Закрыто")]
    [InlineData("--until завтра 18:00 Закрыто", "Закрыто")]
    [InlineData("Склад --until 31.12 закрыт", "Склад закрыт")]
    [InlineData("Склад —until 2ч", "Склад")]
    [InlineData("Склад --до 2ч", "Склад")]
    [InlineData("раз\n--until 18:00\nдва", "раз\n\nдва")]
    [InlineData("раз \n  два --until 18:00  ", "раз \n  два")]
    public void A_flag_is_taken_out_and_the_rest_stays(string text, string rest)
    {
        var flags = CommandFlags.Take(text, Clock, isProse: true, CommandFlag.Until).Ok!;
        Assert.Equal(rest, flags.Text);
        Assert.NotNull(flags.Until);
    }

    [Theory]
    [InlineData("git push --force")]
    [InlineData("`--until 18:00` в коде")]
    [InlineData("```\nx --until y\n```")]
    [InlineData("сказано «--until когда»")]
    [InlineData("раз -- два — три –until")]
    [InlineData("не--until")]
    public void Other_dashes_code_and_quotations_are_text(string text)
    {
        var flags = CommandFlags.Take(text.Replace("–until", "–раз", StringComparison.Ordinal), Clock, isProse: true, CommandFlag.Until).Ok!;
        Assert.Equal(text.Replace("–until", "–раз", StringComparison.Ordinal), flags.Text);
        Assert.Null(flags.Until);
    }

    [Theory]
    [InlineData("\"А\" --multy", "unknown_flag", "multy")]
    [InlineData("\"А\" --until", "bad_time", "")]
    [InlineData("\"А\" --until никогда", "bad_time", "никогда")]
    public void A_flag_that_there_is_not_or_that_lacks_its_time_is_refused(string text, string reason, string given)
    {
        var refused = CommandFlags.Take(text, Clock, isProse: false, Multi, CommandFlag.Until).Refusal;
        Assert.Equal((reason, given), (refused?.Reason, refused?.Data?.Given));
    }

    [Fact]
    public void Flags_go_by_both_languages() =>
        Assert.True(CommandFlags.Take("--Несколько", Clock, isProse: false, Multi).Ok!.Has(Multi));
}
