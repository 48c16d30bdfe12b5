using MtsLife.Hub.Commands;
using Xunit;

namespace MtsLife.Hub.Tests.Commands;

public sealed class CommandArgumentsTests
{
    [Theory]
    [InlineData("@vera за **ночь** и `--until`", "@vera", "за **ночь** и `--until`")]
    [InlineData(" @vera, @oleg.petrov  за всё", "@vera @oleg.petrov", "за всё")]
    [InlineData("@\"Логинова Вера\" @«Пётр Сменщиков» за дело", "@\"Логинова Вера\" @«Пётр Сменщиков»", "за дело")]
    [InlineData("@vera. Спасибо @oleg", "@vera", ". Спасибо @oleg")]
    [InlineData("@ vera", "", "@ vera")]
    [InlineData("за что", "", "за что")]
    [InlineData("", "", "")]
    public void Mentions_are_taken_and_the_rest_stays_as_it_was_typed(string text, string taken, string rest)
    {
        var arguments = new CommandArguments(text);
        Assert.Equal(taken, string.Join(' ', arguments.Mentions().Ok!.Select(m => m.Typed)));
        Assert.Equal(rest, arguments.Rest);
    }

    [Theory]
    [InlineData("@вера за что", "unknown_person", "@вера")]
    [InlineData("@v за что", "unknown_person", "@v")]
    [InlineData("@vera @\"Логинова", "unclosed_quote", "@\"Логинова")]
    [InlineData("@\"\" за что", "unclosed_quote", "@\"\" за что")]
    [InlineData("@\"Логинова\nВера\" за что", "unclosed_quote", "@\"Логинова\nВера\" за что")]
    public void A_mention_of_nobody_is_refused_by_what_was_typed(string text, string reason, string given)
    {
        var refused = new CommandArguments(text).Mentions().Refusal;
        Assert.Equal(("invalid", "text", reason, given), (refused?.Code, refused?.Field, refused?.Reason, refused?.Data?.Given));
    }

    [Theory]
    [InlineData("\"А\" дальше", "А", "дальше")]
    [InlineData("«А «Б» В» дальше", "А «Б» В", "дальше")]
    [InlineData("„А“ дальше", "А", "дальше")]
    [InlineData("“А” дальше", "А", "дальше")]
    [InlineData(@"""сказал \""да\"" и \\"" дальше", @"сказал ""да"" и \", "дальше")]
    [InlineData(@"""C:\новая"" дальше", @"C:\новая", "дальше")]
    [InlineData("\"\" дальше", "", "дальше")]
    [InlineData("дальше \"А\"", null, "дальше \"А\"")]
    public void Quotation_marks_hold_words_together(string text, string? quoted, string rest)
    {
        var arguments = new CommandArguments(text);
        Assert.Equal(quoted, arguments.Quoted().Ok.Text);
        Assert.Equal(rest, arguments.Rest);
    }

    [Theory]
    [InlineData("[ракета] за что", "ракета", "за что")]
    [InlineData("[] за что", "", "за что")]
    [InlineData("[отчёт](https://a.b) готов", null, "[отчёт](https://a.b) готов")]
    [InlineData("[не закрыто", null, "[не закрыто")]
    [InlineData("[не\nздесь]", null, "[не\nздесь]")]
    public void Brackets_are_taken_unless_they_begin_a_link(string text, string? inside, string rest)
    {
        var arguments = new CommandArguments(text);
        Assert.Equal(inside, arguments.Bracketed());
        Assert.Equal(rest, arguments.Rest);
    }

    [Theory]
    [InlineData("#дмс #«Новые салоны», хвост", "дмс|Новые салоны", ", хвост")]
    [InlineData("#дмс, #отпуск.", "дмс|отпуск", "")]
    [InlineData("#12345", "", "#12345")]
    [InlineData("# заголовок", "", "# заголовок")]
    public void Topics_are_read_as_everywhere(string text, string topics, string rest)
    {
        var arguments = new CommandArguments(text);
        Assert.Equal(topics, string.Join('|', arguments.Topics()));
        Assert.Equal(rest, arguments.Rest);
    }

    [Theory]
    [InlineData("Малый зал #дмс #отпуск\nприходите", "Малый зал", "дмс|отпуск", "приходите")]
    [InlineData("Зал #5\nприходите", "Зал #5", "", "приходите")]
    [InlineData("#дмс в зале", "#дмс в зале", "", "")]
    public void A_line_gives_up_the_topics_at_its_end(string text, string line, string topics, string rest)
    {
        var arguments = new CommandArguments(text);
        var (said, about) = arguments.Line();
        Assert.Equal((line, topics, rest), (said, string.Join('|', about), arguments.Rest));
    }

    [Fact]
    public void Code_that_begins_in_a_line_of_its_own_keeps_its_indent() =>
        Assert.Equal("    код\nещё", new CommandArguments(" \n\n    код\nещё \n").Rest);
}
