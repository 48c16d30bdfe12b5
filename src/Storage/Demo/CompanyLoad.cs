using Npgsql;

namespace MtsLife.Storage.Demo;

/// <summary>Fills an installation in one transaction, so that it has either a whole company or nothing of it.</summary>
public sealed class CompanyLoad : IAsyncDisposable
{
    private readonly Work work;

    private CompanyLoad(Work work) => this.work = work;

    public NextIds Ids { get; private init; } = new(1, 1, 1, 1, 1);

    /// <summary>Null when the installation already has people: then there is nothing to fill.</summary>
    public static async Task<CompanyLoad?> BeginAsync(Database database)
    {
        var work = await database.BeginAsync();
        try
        {
            // Two servers starting at once must not both find nobody.
            await work.ExecuteAsync("SELECT pg_advisory_xact_lock(hashtext('mtslife demo company'))");
            if (await work.FindAsync<bool>("SELECT EXISTS (SELECT FROM people)"))
            {
                await work.DisposeAsync();
                return null;
            }
            return new CompanyLoad(work) { Ids = await work.NextIdsAsync() };
        }
        catch
        {
            await work.DisposeAsync();
            throw;
        }
    }

    public async Task WriteAsync(CompanyRows rows, CancellationToken cancel = default)
    {
        await WritePeopleAsync(rows, cancel);
        await WriteMessagesAsync(rows, cancel);
        await CopyAsync(CompanyCopy.ChannelMembers, rows.ChannelMembers, CompanyCopy.Write, cancel);
        await DeedCopy.WriteAsync(work.Connection, rows.Deeds, cancel);
        await WriteEventsAsync(rows, cancel);
        await work.SetSequencesAsync();
        await work.CommitAsync();
        // Outside the transaction: the first plans must already know how much there is.
        await work.Connection.AnalyzeAsync();
    }

    private async Task WritePeopleAsync(CompanyRows rows, CancellationToken cancel)
    {
        await CopyAsync(CompanyCopy.Units, rows.Units, CompanyCopy.Write, cancel);
        // The group's id stands in the channel, its creator in the group, his channel in the person: a ring,
        // opened where the two sides may be empty for a moment.
        await CopyAsync(CompanyCopy.Channels, rows.Channels.Where(c => c is { GroupId: null, Thread: null }), CompanyCopy.Write, cancel);
        await CopyAsync(CompanyCopy.People, rows.People, CompanyCopy.Write, cancel);
        await CopyAsync(CompanyCopy.Zones, rows.People, CompanyCopy.WriteZone, cancel);
        await CopyAsync(CompanyCopy.Subscriptions, rows.Subscriptions, CompanyCopy.Write, cancel);
        await CopyAsync(CompanyCopy.Groups, rows.Groups, CompanyCopy.Write, cancel);
        await CopyAsync(CompanyCopy.Channels, rows.Channels.Where(c => c.GroupId is not null), CompanyCopy.Write, cancel);
        await CopyAsync(CompanyCopy.GroupMembers, rows.GroupMembers, CompanyCopy.Write, cancel);
    }

    private async Task WriteMessagesAsync(CompanyRows rows, CancellationToken cancel)
    {
        var messages = rows.Messages;
        var threads = rows.Channels.Where(c => c.Thread is not null).ToList();
        var ofThreads = threads.Select(t => t.Id).ToHashSet();
        // A thread stands under a message, a reply in a thread.
        await CopyAsync(CompanyCopy.Messages, messages.Where(m => !ofThreads.Contains(m.ChannelId)), MessageCopy.Write, cancel);
        await CopyAsync(CompanyCopy.Channels, threads, CompanyCopy.Write, cancel);
        await CopyAsync(CompanyCopy.Messages, messages.Where(m => ofThreads.Contains(m.ChannelId)), MessageCopy.Write, cancel);
        await CopyAsync(CompanyCopy.Placements, messages, MessageCopy.WritePlacement, cancel);
        await CopyAsync(CompanyCopy.Mentions,
            messages.SelectMany(m => m.Mentions.Select(person => (m, person))), MessageCopy.WriteMention, cancel);
        await CopyAsync(CompanyCopy.ChannelMentions,
            messages.Where(m => m.MentionsAll), MessageCopy.WriteChannelMention, cancel);
        await CopyAsync(CompanyCopy.Versions,
            messages.Where(m => m.Before is not null), MessageCopy.WriteVersion, cancel);
    }

    private async Task WriteEventsAsync(CompanyRows rows, CancellationToken cancel)
    {
        await CopyAsync(CompanyCopy.ChannelEvents, rows.ChannelEvents, MessageCopy.Write, cancel);
        var heads = await work.ShardHeadsAsync();
        await CopyAsync(CompanyCopy.Events, rows.Events, (copy, row) =>
        {
            var shard = CompanyCopy.ShardOf(row.HomeId);
            MessageCopy.WriteEvent(copy, shard, ++heads[shard], row);
        }, cancel);
        await work.SetShardHeadsAsync(heads);
    }

    private Task CopyAsync<T>(
        string table, IEnumerable<T> rows, Action<NpgsqlBinaryImporter, T> write, CancellationToken cancel) =>
        CompanyCopy.CopyAsync(work.Connection, table, rows, write, cancel);

    public ValueTask DisposeAsync() => work.DisposeAsync();
}
