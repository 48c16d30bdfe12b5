using System.Diagnostics;
using System.Net.Http.Headers;
using MtsLife.Storage.Demo;
using Npgsql;

namespace MtsLife.Load;

/// <summary>
/// Opening a channel of 100,000 messages: its newest page over HTTP, beside the bare query of the same rows by Npgsql
/// in the same run. The ratio is what the product adds.
/// </summary>
internal static class OpenChannel
{
    private const int Past = 100_000;

    private const string Bare =
        """
        SELECT p.post, p.seq, s.id, s.author_id, s.text, s.html, s.created_at FROM placements p JOIN messages s ON s.id = p.message_id
        WHERE p.channel_id = $1 ORDER BY p.post DESC LIMIT 50
        """;

    public static async Task<IReadOnlyList<Figure>> RunAsync(RunningCompany company, Options options)
    {
        var (channel, people) = await company.MembersAsync(1);
        await BulkChannel.AppendAsync(company.Database, channel, Past, DateTime.UtcNow);
        using var http = new HttpClient { BaseAddress = company.Address };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", people[0].Token);
        await using var connection = new NpgsqlConnection(company.ConnectionString);
        await connection.OpenAsync();

        await OnceAsync(company, options with { Rate = 50 }, channel, http, connection);
        var runs = new List<IReadOnlyList<Figure>>();
        for (var run = 1; run <= options.Runs; run++)
        {
            Console.WriteLine($"run {run} of {options.Runs}");
            runs.Add(await OnceAsync(company, options, channel, http, connection));
        }

        return Report.Median(runs);
    }

    private static async Task<IReadOnlyList<Figure>> OnceAsync(
        RunningCompany company, Options options, long channel, HttpClient http, NpgsqlConnection connection)
    {
        var (product, bare, bytes) = (new Latencies(), new Latencies(), 0L);
        var cpu = company.Cpu();
        // One after the other, taking turns, so that both meet the same moments of a shared machine.
        for (var i = 0; i < options.Rate; i++)
        {
            var began = Stopwatch.GetTimestamp();
            var page = await http.GetByteArrayAsync($"/api/channels/{channel}/messages");
            product.Add(Stopwatch.GetElapsedTime(began));
            bytes += page.Length;

            began = Stopwatch.GetTimestamp();
            await ReadAsync(connection, channel);
            bare.Add(Stopwatch.GetElapsedTime(began));
        }

        var used = company.Cpu() - cpu;
        return
        [
            .. product.Figures("newest page over HTTP"),
            .. bare.Figures("peer: the bare query"),
            new("ratio of medians", product.Percentile(0.5) / bare.Percentile(0.5), "x"),
            new("server CPU", used.Server / options.Rate, "us/page"),
            new("size of a page", (double)bytes / options.Rate, "bytes"),
        ];
    }

    private static async Task ReadAsync(NpgsqlConnection connection, long channel)
    {
        await using var command = new NpgsqlCommand(Bare, connection) { Parameters = { new() { Value = channel } } };
        await using var reader = await command.ExecuteReaderAsync();
        var rows = 0;
        while (await reader.ReadAsync())
            rows++;
        if (rows != 50)
            throw new InvalidOperationException($"{rows} rows");
    }
}
