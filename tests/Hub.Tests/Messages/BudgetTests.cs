using System.Diagnostics;
using MtsLife.Hub.Messages;
using MtsLife.Hub.Names;
using Xunit;

namespace MtsLife.Hub.Tests.Messages;

public sealed class BudgetTests
{
    // The measured worst is 6 ms (docs/decisions/rendering.md); this only catches a return to hundreds.
    private static readonly TimeSpan Regression = TimeSpan.FromMilliseconds(250);

    [Fact]
    public void Every_hostile_text_is_refused_or_parsed_at_once_on_a_small_stack() => OnASmallStack(() =>
    {
        foreach (var (name, text) in HostileTexts.All())
            Assert.True(Fastest(text, out _) < Regression, name);
    });

    [Fact]
    public void So_is_the_longest_start_of_it_that_is_accepted() => OnASmallStack(() =>
    {
        var refused = HostileTexts.All().Where(hostile => Problem(hostile.Text) == TextProblem.TooComplex);
        foreach (var (name, text) in refused.Where((_, n) => Size.IsFull || n % 8 == 0))
        {
            foreach (var edge in HostileTexts.Edges(text, start => Problem(start) == TextProblem.None))
                Assert.True(Fastest(edge, out _) < Regression, $"{name} at {edge.Length}");
        }
    });

    [Fact]
    public void What_is_accepted_comes_out_harmless_shallow_and_no_longer_than_its_links_need()
    {
        var accepted = 0;
        foreach (var (name, text) in HostileTexts.All().Where(hostile => Problem(hostile.Text) == TextProblem.None))
        {
            var html = Rendered.Html(text);
            Oracle.ChangesNothing(Size.IsFull ? html : Rendered.Html(text[..Math.Min(text.Length, 1_000)]));
            Assert.True(html.Length < 20 * HostileTexts.Length, name);
            Assert.True(Depth(html) <= 2 * ChatMarkdown.DeepestNesting + 10, name);
            accepted++;
        }
        Assert.True(accepted > 50);
    }

    [Theory]
    [InlineData("> ")]
    [InlineData("- ")]
    [InlineData("1. ")]
    public void A_hundred_levels_and_no_more(string level)
    {
        Assert.Equal(TextProblem.None, Problem(string.Concat(Enumerable.Repeat(level, 100)) + "а"));
        Assert.Equal(TextProblem.TooDeep, Problem(string.Concat(Enumerable.Repeat(level, 101)) + "а"));
        Assert.Equal(TextProblem.TooDeep, Problem(string.Concat(Enumerable.Repeat(level, 8_000 / level.Length)) + "а"));
    }

    [Fact]
    public void Emphasis_counts_as_a_level()
    {
        Assert.Equal(TextProblem.None, Problem(Nested(99)));
        Assert.Equal(TextProblem.TooDeep, Problem(Nested(101)));
        Assert.Equal(TextProblem.TooDeep, Problem(string.Concat(Enumerable.Repeat("> ", 60)) + Nested(60)));
    }

    [Theory]
    [InlineData("Коллеги, кто сегодня на смене в Y272? Нужна *помощь* с кассой, см. http://example.ru/a_b (или @vera). ", 150)]
    [InlineData("2026-01-01 12:00:00 [INFO] [касса_1] a_b=1 c_d=2 (ok)\n", 280)]
    [InlineData("| Y272 | Уфа | 1 000 | 98 % | +2 |\n", 100)]
    [InlineData("- пункт **важный** и [ссылка](http://example.ru)\n", 300)]
    [InlineData("{ \"a_b\": [1, 2], \"c\": { \"d\": \"*\" } },\n", 300)]
    public void What_people_paste_is_accepted(string part, int times)
    {
        var text = string.Concat(Enumerable.Repeat(part, times));
        if (part[0] == '|')
            text = part + "|--|--|--|--|--|\n" + text;
        Assert.True(text.Length <= MessageText.MaxLength);
        Assert.Equal(TextProblem.None, Problem(text));
    }

    [Fact]
    public void Signs_inside_a_code_block_cost_nothing() =>
        Assert.Equal(TextProblem.None, Problem("```\n" + string.Concat(Enumerable.Repeat("[*_`|<", 2_600)) + "\n```"));

    [Theory]
    [InlineData("[")]
    [InlineData("*a ")]
    [InlineData("|a")]
    public void Two_thousand_open_delimiters_in_one_paragraph_are_too_complex(string delimiter) =>
        Assert.Equal(TextProblem.TooComplex, Problem(string.Concat(Enumerable.Repeat(delimiter, 2_000))));

    private static TextProblem Problem(string text) => MessageRenderer.TryParse(text, out _);

    private static string Nested(int levels) =>
        string.Concat(Enumerable.Range(0, levels).Select(n => n % 2 == 0 ? "*a " : "_b "))
        + string.Concat(Enumerable.Range(0, levels).Reverse().Select(n => n % 2 == 0 ? " a*" : " b_"));

    private static TimeSpan Fastest(string text, out TextProblem problem)
    {
        problem = default;
        var fastest = TimeSpan.MaxValue;
        for (var attempt = 0; attempt < 3 && fastest > Regression / 10; attempt++)
        {
            var start = Stopwatch.GetTimestamp();
            problem = MessageRenderer.TryParse(text, out var parsed);
            MessageRenderer.Render(parsed, new Dictionary<Mention, long>(), new Dictionary<string, long>());
            var elapsed = Stopwatch.GetElapsedTime(start);
            fastest = elapsed < fastest ? elapsed : fastest;
        }
        return fastest;
    }

    private static int Depth(string html)
    {
        int depth = 0, deepest = 0;
        for (var at = html.IndexOf('<'); at >= 0; at = html.IndexOf('<', at + 1))
        {
            if (!html.AsSpan(at).StartsWith("<br>") && !html.AsSpan(at).StartsWith("<hr>"))
                depth += html[at + 1] == '/' ? -1 : 1;
            deepest = Math.Max(deepest, depth);
        }
        Assert.Equal(0, depth);
        return deepest;
    }

    private static void OnASmallStack(Action action)
    {
        Exception? thrown = null;
        var thread = new Thread(() => thrown = Record.Exception(action), maxStackSize: 256 * 1024);
        thread.Start();
        thread.Join();
        if (thrown is not null)
            throw new InvalidOperationException("On the small stack", thrown);
    }
}
