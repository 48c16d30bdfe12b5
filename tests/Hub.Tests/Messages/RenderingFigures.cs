using System.Diagnostics;
using MtsLife.Hub.Messages;
using MtsLife.Hub.Names;
using Xunit;

namespace MtsLife.Hub.Tests.Messages;

/// <summary>Measures; asserts nothing about time. How to run it stands in docs/decisions/rendering.md.</summary>
public sealed class RenderingFigures(ITestOutputHelper output)
{
    private const string Plain = "Коллеги, доброе утро! Кто сегодня на смене в магазине, подскажите по сверке кассы, пожалуйста...";
    private const string Rich = "Коллеги, кто может *помочь* с @vera.loginova по теме #ДМС? Подробнее https://example.ru/a ок";

    [Fact(Explicit = true)]
    public void An_ordinary_message()
    {
        Measure("plain", Plain);
        Measure("rich", Rich);
    }

    [Fact(Explicit = true)]
    public void The_slowest_texts_that_are_accepted()
    {
        var figures = new List<(double Milliseconds, string Name)>();
        foreach (var (name, text) in HostileTexts.All())
        {
            var problem = MessageRenderer.TryParse(text, out _);
            figures.Add((Fastest(text), $"{name} ({problem.Code()})"));
            if (problem == TextProblem.TooComplex)
                figures.AddRange(HostileTexts.Edges(text, IsAccepted).Select(edge => (Fastest(edge), $"{name}, as much as is accepted")));
        }
        foreach (var (milliseconds, name) in figures.OrderDescending().Take(15))
            output.WriteLine($"{milliseconds,6:F2} ms  {name.ReplaceLineEndings("\\n")}");
    }

    private static bool IsAccepted(string text) => MessageRenderer.TryParse(text, out _) == TextProblem.None;

    private static double Fastest(string text)
    {
        var fastest = double.MaxValue;
        for (var attempt = 0; attempt < 7; attempt++)
        {
            var start = Stopwatch.GetTimestamp();
            Both(text);
            fastest = Math.Min(fastest, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }
        return fastest;
    }

    private void Measure(string name, string text)
    {
        const int times = 100_000;
        for (var i = 0; i < times; i++)
            Both(text);
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < times; i++)
            Both(text);
        output.WriteLine($"{name}, {text.Length} characters: {Stopwatch.GetElapsedTime(start).TotalMicroseconds / times:F1} µs, "
            + $"{(GC.GetAllocatedBytesForCurrentThread() - allocated) / times} bytes");
    }

    private static void Both(string raw)
    {
        MessageText.TryRead(raw, out var text);
        MessageRenderer.TryParse(text, out var parsed);
        MessageRenderer.Render(parsed, new Dictionary<Mention, long>(), new Dictionary<string, long>());
    }
}
