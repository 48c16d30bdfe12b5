using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;
using MtsLife.Support.Chat;

namespace MtsLife.Web.Tests.Faults;

/// <summary>One end of something somebody did.</summary>
/// <param name="Phase"><c>invoke</c>, <c>ok</c> or <c>fail</c>; without an end the outcome is unknown.</param>
/// <param name="What"><c>post</c>, <c>edit</c>, <c>delete</c>, <c>let_in</c>, <c>put_out</c>, …</param>
internal sealed record Deed(
    long At, string Phase, long Person, string What, long Channel, Guid? Key = null, long? Message = null, long? Seq = null,
    int? Version = null, string? Text = null);

/// <summary>Everything that was done and seen in a run, in one process and hence by one clock.</summary>
internal sealed class History
{
    private readonly ConcurrentQueue<Deed> deeds = new();
    private readonly ConcurrentQueue<Sighting> sightings = new();

    public IReadOnlyList<Deed> Deeds => [.. deeds];

    public IReadOnlyList<Sighting> Sightings => [.. sightings];

    public void Saw(Sighting sighting) => sightings.Enqueue(sighting);

    public void Did(Deed deed) => deeds.Enqueue(deed with { At = Stopwatch.GetTimestamp() });

    /// <summary>One JSON object a line, by time.</summary>
    public async Task WriteAsync(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var lines = deeds.Select(d => (d.At, Line: JsonSerializer.Serialize(d, Options)))
            .Concat(sightings.Select(s => (s.At, Line: JsonSerializer.Serialize(s, Options)))).OrderBy(l => l.At).Select(l => l.Line);
        await File.WriteAllLinesAsync(path, lines);
    }

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };
}
