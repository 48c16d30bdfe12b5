namespace MtsLife.Storage.Demo;

/// <summary>Fills one channel that exists, such as with 100,000 messages. Nobody else may post meanwhile: ids go on from the highest.</summary>
public static class BulkChannel
{
    public static async Task AppendAsync(
        Database database, long channelId, int messages, DateTime now, int seed = 1, CancellationToken cancel = default)
    {
        await using var work = await database.BeginAsync();
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(messages);
        var head = await work.LockHeadAsync(channelId) ?? throw new ArgumentException($"There is no channel {channelId}", nameof(channelId));
        var members = await work.MembersAsync(channelId);
        var id = (await work.NextIdsAsync()).Message;
        var rows = Say(channelId, messages, now, seed, head, members, id).ToArray();

        async Task CopyAsync<T>(string table, IEnumerable<T> items, Action<Npgsql.NpgsqlBinaryImporter, T> write) =>
            await CompanyCopy.CopyAsync(work.Connection, table, items, write, cancel);
        await CopyAsync(CompanyCopy.Messages, rows, MessageCopy.Write);
        await CopyAsync(CompanyCopy.Placements, rows, MessageCopy.WritePlacement);
        await CopyAsync(CompanyCopy.ChannelEvents, rows.Select(m =>
            new ChannelEventRow(channelId, m.Seq, "message_posted", m.Id, m.AuthorId, m.At)), MessageCopy.Write);
        var heads = await work.ShardHeadsAsync();
        var shard = CompanyCopy.ShardOf(channelId);
        await CopyAsync(CompanyCopy.Events, rows, (copy, m) =>
            MessageCopy.WriteEvent(copy, shard, ++heads[shard], new EventRow("message_posted", m.At, m.AuthorId, channelId, m.Id)));
        await work.SetHeadAsync(channelId, rows[^1].Seq, rows[^1].Post, rows[^1].At);
        await work.SetShardHeadsAsync(heads);
        await work.SetSequencesAsync();
        await work.CommitAsync();
        await work.Connection.AnalyzeAsync();
    }

    private static IEnumerable<MessageRow> Say(
        long channelId, int messages, DateTime now, int seed, ChannelHead head, IReadOnlyList<long> members, long id)
    {
        var quick = new Quick((ulong)seed);
        var talk = new BulkTalk();
        // Everything new comes after what was there.
        var from = head.HeadAt ?? now.AddDays(-30);
        for (var n = 1; n <= messages; n++)
        {
            var author = members[quick.Below(members.Count)];
            var clientId = quick.Guid();
            var text = talk.Say(ref quick);
            var at = new DateTime(from.Ticks + (long)((now - from).Ticks * ((double)n / messages)), DateTimeKind.Utc);
            yield return new MessageRow(id + n - 1, author, clientId, channelId, head.HeadPost + n, head.HeadSeq + n, text, BulkTalk.Html(text), at)
            {
                RenderVersion = 1,
            };
        }
    }
}
