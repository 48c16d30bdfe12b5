using System.Globalization;
using System.Text.Json;

namespace MtsLife.Load;

internal readonly record struct Figure(string Name, double Value, string Unit);

/// <summary>Figures of several runs: median, lowest and highest.</summary>
internal static class Report
{
    public static IReadOnlyList<Figure> Median(IReadOnlyList<IReadOnlyList<Figure>> runs) =>
    [
        .. runs[0].SelectMany((figure, i) =>
        {
            var values = runs.Select(r => r[i].Value).Order().ToArray();
            return new Figure[]
            {
                figure with { Value = values[values.Length / 2] },
                new($"  lowest of {runs.Count}", values[0], figure.Unit),
                new($"  highest of {runs.Count}", values[^1], figure.Unit),
            };
        }),
    ];

    public static void Write(string scenario, Options options, IReadOnlyList<Figure> figures)
    {
        Console.WriteLine();
        Console.WriteLine($"{scenario} {options}");
        foreach (var figure in figures)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{figure.Name,-44} {figure.Value,12:0.000} {figure.Unit}"));

        var file = $"load-{scenario}.json";
        File.WriteAllText(file, JsonSerializer.Serialize(new { scenario, options, figures }, Indented));
        Console.WriteLine(file);
    }

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };
}
