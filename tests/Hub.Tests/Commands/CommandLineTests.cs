using MtsLife.Hub.Commands;
using Xunit;

namespace MtsLife.Hub.Tests.Commands;

using CommandLine = MtsLife.Hub.Commands.CommandLine;

public sealed class CommandLineTests
{
    private static readonly HashSet<string> Known = ["thanks", "спасибо", "help", "объявление", "эксперт", "msg", "join"];

    [Theory]
    [InlineData("/thanks @vera", "thanks", " @vera")]
    [InlineData("/СПАСИБО", "спасибо", "")]
    [InlineData("/Объявление\nтекст", "объявление", "\nтекст")]
    [InlineData("/cgfcb,j @vera", "спасибо", " @vera")]
    [InlineData("/j,]zdktybt x", "объявление", " x")]
    [InlineData("/'rcgthn #дмс", "эксперт", " #дмс")]
    [InlineData(".спасибо @vera", "спасибо", " @vera")]
    [InlineData(".ерфтлы @vera", "thanks", " @vera")]
    [InlineData("/ерфтлы", "thanks", "")]
    [InlineData("/thanks\u00A0@vera", "thanks", "\u00A0@vera")]
    [InlineData("/thansk @vera", "thansk", " @vera")]
    [InlineData("/спасибо, Вера", "спасибо,", " Вера")]
    [InlineData("/8", "8", "")]
    public void A_command_is_known_at_the_very_start_in_either_layout_of_the_keyboard(string text, string name, string rest) =>
        Assert.Equal(new CommandLine(name, rest), CommandLine.Read(text, Known.Contains));

    [Theory]
    [InlineData("//thanks", "/thanks")]
    [InlineData("//", "//")]
    [InlineData("// и так далее", "// и так далее")]
    [InlineData("///", "///")]
    [InlineData(" /thanks", " /thanks")]
    [InlineData("/", "/")]
    [InlineData("/ thanks", "/ thanks")]
    [InlineData("/etc/hosts не читается", "/etc/hosts не читается")]
    [InlineData("/* заметка */", "/* заметка */")]
    [InlineData(".net и .NET", ".net и .NET")]
    [InlineData(".join не работает", ".join не работает")]
    [InlineData("...", "...")]
    [InlineData(".такого нет", ".такого нет")]
    [InlineData("спасибо /thanks", "спасибо /thanks")]
    public void Anything_else_is_a_message_and_a_second_slash_is_how_one_begins_with_a_slash(string text, string posted) =>
        Assert.Equal(new CommandLine(null, posted), CommandLine.Read(text, Known.Contains));

    [Theory]
    [InlineData("/thanks @vera")]
    [InlineData("//x")]
    [InlineData(".спасибо")]
    [InlineData("привет")]
    public void What_is_escaped_is_never_a_command(string text) =>
        Assert.Equal(text, CommandLine.Read(CommandLine.Escaped(text), Known.Contains).Text.TrimStart(' '));

    [Theory]
    [InlineData("thansk", "thanks")]
    [InlineData("спасиб", "спасибо")]
    [InlineData("спосибо", "спасибо")]
    [InlineData("hlep", "help")]
    [InlineData("jo", "join")]
    public void A_slip_of_the_finger_is_near_to_what_was_meant(string typed, string meant) =>
        Assert.Equal(meant, Nearness.To(typed, Known).First());

    [Theory]
    [InlineData("etc")]
    [InlineData("погода")]
    [InlineData("x")]
    public void Another_word_is_near_to_none(string typed) => Assert.Empty(Nearness.To(typed, Known));
}
