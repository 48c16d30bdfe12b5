using Xunit;

namespace MtsLife.Hub.Tests.Messages;

public sealed class TopicTests
{
    [Theory]
    [InlineData("#ДМС", "дмс")]
    [InlineData("#Вопрос-Ответ.", "вопрос-ответ")]
    [InlineData("(#acsi)", "acsi")]
    [InlineData("#365_дней", "365_дней")]
    [InlineData("#«Клиентское  обслуживание»", "клиентское обслуживание")]
    [InlineData("#«365»", "365")]
    [InlineData("#Отчёт", "отчет")]
    [InlineData("#слово-", "слово")]
    [InlineData("#смс!", "смс")]
    [InlineData("*#смс*", "смс")]
    public void A_topic_by_its_normal_form(string markdown, string normalForm)
    {
        Assert.Equal([normalForm], Rendered.Parsed(markdown).Topics);
        Assert.Contains("<a data-topic=\"9\">#", Rendered.Html(markdown));
    }

    [Theory]
    [InlineData("#12345")]
    [InlineData("C#sharp")]
    [InlineData("##тема")]
    [InlineData("# тема")]
    [InlineData("#")]
    [InlineData("#-")]
    [InlineData("#«»")]
    [InlineData("#« »")]
    [InlineData("#«нет конца")]
    [InlineData("#«две\nстроки»")]
    [InlineData("\\#тема")]
    [InlineData("`#тема`")]
    [InlineData("[#тема](http://example.ru)")]
    [InlineData("http://example.ru/#тема")]
    public void No_topic(string markdown) => Assert.Empty(Rendered.Parsed(markdown).Topics);

    [Fact]
    public void A_topic_has_up_to_sixty_characters()
    {
        Assert.Single(Rendered.Parsed("#" + new string('а', 60)).Topics);
        Assert.Empty(Rendered.Parsed("#" + new string('а', 61)).Topics);
        Assert.Single(Rendered.Parsed("#«" + new string('а', 60) + "»").Topics);
        Assert.Empty(Rendered.Parsed("#«" + new string('а', 61) + "»").Topics);
    }

    [Fact]
    public void The_fifty_first_topic_is_read_as_words()
    {
        var markdown = string.Join(' ', Enumerable.Range(0, 60).Select(n => $"#тема{n}"));
        Assert.Equal(50, Rendered.Parsed(markdown).Topics.Count);
        Assert.Contains("#тема59</p>", Rendered.Html(markdown));
    }
}
