using MtsLife.Hub.Names;
using Xunit;

namespace MtsLife.Hub.Tests.Names;

public sealed class NameTests
{
    [Theory]
    [InlineData("  Вера   Логинова ", "Вера Логинова")]
    [InlineData("365\u00A0крылатых\tфраз", "365 крылатых фраз")]
    [InlineData("Алексеи\u0306", "Алексей")]
    [InlineData("Семья 👩‍👩‍👧", "Семья 👩‍👩‍👧")]
    public void A_display_name_is_tidied(string raw, string expected)
    {
        Assert.Equal(TextProblem.None, DisplayName.TryRead(raw, 60, out var name));
        Assert.Equal(expected, name);
    }

    [Theory]
    [InlineData(null, "empty")]
    [InlineData("   ", "empty")]
    [InlineData("\u200D", "empty")]
    [InlineData("а\nб", "control_character")]
    [InlineData("а\u2028б", "control_character")]
    [InlineData("а\u0007", "control_character")]
    [InlineData("а\u202Eб", "control_character")]
    [InlineData("а\u2066б", "control_character")]
    [InlineData("а\u200Fб", "control_character")]
    [InlineData("а\u200Bб", "control_character")]
    [InlineData("а\uE000", "control_character")]
    [InlineData("а\0", "nul")]
    [InlineData("абвгдежзийк", "too_long")]
    public void A_name_that_could_deceive_is_refused(string? raw, string code) =>
        Assert.Equal(code, DisplayName.TryRead(raw, 10, out _).Code());

    [Fact]
    public void Half_a_character_in_a_name_is_refused() =>
        Assert.Equal(TextProblem.LoneSurrogate, DisplayName.TryRead("а\uD800", 10, out _));

    [Theory]
    [InlineData("vera.loginova", "vera.loginova")]
    [InlineData(" Vera_1 ", "vera_1")]
    public void A_handle_is_lower_case(string raw, string expected)
    {
        Assert.Equal(TextProblem.None, Handle.TryRead(raw, out var handle));
        Assert.Equal(expected, handle);
    }

    [Theory]
    [InlineData(null, "empty")]
    [InlineData("v", "too_short")]
    [InlineData("abcdefghijklmnopqrstuvwxyz0123456", "too_long")]
    [InlineData("вера", "wrong_character")]
    [InlineData("ve ra", "wrong_character")]
    [InlineData("ve-ra", "wrong_character")]
    [InlineData(".vera", "wrong_character")]
    [InlineData("vera.", "wrong_character")]
    [InlineData("ve..ra", "wrong_character")]
    [InlineData("ALL", "reserved")]
    [InlineData("here", "reserved")]
    public void A_handle_that_could_not_be_mentioned_is_refused(string? raw, string code) =>
        Assert.Equal(code, Handle.TryRead(raw, out _).Code());

    [Theory]
    [InlineData("Вера Логинова", "vera.loginova")]
    [InlineData("Щукин Ёж", "shchukin.ezh")]
    [InlineData("Юлия Объедкова-Хрящева", "yuliya.obedkova.khryashcheva")]
    [InlineData("Zoë Müller", "zoe.muller")]
    [InlineData("Магазин Y272", "magazin.y272")]
    [InlineData("All", "person.all")]
    [InlineData("李", "person")]
    [InlineData("Александра-Анастасия Константинопольская", "aleksandra.anastasiya.konstantin")]
    public void A_handle_is_made_from_a_name(string name, string expected)
    {
        Assert.Equal(expected, Handle.FromName(name));
        Assert.Equal(TextProblem.None, Handle.TryRead(expected, out _));
    }

    [Theory]
    [InlineData("ДМС", "ДМС", "дмс")]
    [InlineData(" Вопрос-Ответ ", "Вопрос-Ответ", "вопрос-ответ")]
    [InlineData("Учёт  кассы", "Учёт кассы", "учет кассы")]
    [InlineData("ＳＩＭ", "ＳＩＭ", "sim")]
    public void A_topic_is_one_by_its_normal_form(string raw, string title, string normalForm)
    {
        Assert.Equal(TextProblem.None, TopicName.TryRead(raw, out var read, out var form));
        Assert.Equal((title, normalForm), (read, form));
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("#тема", "wrong_character")]
    [InlineData("«тема»", "wrong_character")]
    [InlineData("а\u202Eб", "control_character")]
    public void A_topic_that_could_not_be_written_is_refused(string raw, string code) =>
        Assert.Equal(code, TopicName.TryRead(raw, out _, out _).Code());
}
