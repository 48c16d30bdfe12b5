using Npgsql;
using static NpgsqlTypes.NpgsqlDbType;

namespace MtsLife.Storage.Demo;

/// <summary>Walks through a plan once per table.</summary>
internal sealed class BulkWriting(NpgsqlConnection connection, BulkPlan plan, CancellationToken cancel)
{
    private readonly NextIds ids = plan.Ids;
    private readonly BulkSize size = plan.Size;

    private DateTime Founded => plan.Now.AddDays(-size.Days - 1);

    public async Task WritePeopleAsync()
    {
        await CopyAsync(CompanyCopy.Units, [new UnitRow(ids.Unit, null, "company", null, "Компания", "", "Europe/Moscow")], CompanyCopy.Write);
        await CopyAsync(CompanyCopy.Channels, Range(size.People).Select(n =>
            new ChannelRow(ids.Channel + n, "person", "members", "moderators", Founded)), CompanyCopy.Write);
        await CopyAsync(CompanyCopy.People, Range(size.People).Select(PersonOf), CompanyCopy.Write);
        await CopyAsync(CompanyCopy.Zones, Range(size.People).Select(PersonOf), CompanyCopy.WriteZone);
        await CopyAsync(CompanyCopy.Groups, Range(size.Groups).Select(g => new GroupRow(ids.Group + g, $"Группа {ids.Group + g}", "",
            "open", null, g == 0, plan.MembersOf(g), plan.Member(g, 0), Founded, null)), CompanyCopy.Write);
        await CopyAsync(CompanyCopy.Channels, plan.Channels(), CompanyCopy.Write);
        await CopyAsync(CompanyCopy.GroupMembers, Members((g, n) =>
            new GroupMemberRow(ids.Group + g, plan.Member(g, n), n == 0 ? "owner" : "member", Founded)), CompanyCopy.Write);
        await CopyAsync(CompanyCopy.ChannelMembers, Members((g, n) =>
            new ChannelMemberRow(plan.ChannelOf(g), plan.Member(g, n), plan.ReadBy(g, n), false, Founded)), CompanyCopy.Write);
    }

    public async Task WriteMessagesAsync()
    {
        var talk = new BulkTalk();
        await CopyAsync(CompanyCopy.Messages, plan.Messages(), (copy, m) => Write(copy, m, talk));
        await CopyAsync(CompanyCopy.Placements, plan.Messages(), WritePlacement);
        await CopyAsync(CompanyCopy.Mentions, plan.Messages().Where(m => m.Mentioned != 0), WriteMention);
    }

    public async Task WriteEventsAsync(long[] heads)
    {
        await CopyAsync(CompanyCopy.ChannelEvents, plan.Messages().Where(plan.IsEventKept), WriteChannelEvent);
        await CopyAsync(CompanyCopy.Events, plan.Messages(), (copy, m) =>
        {
            var shard = CompanyCopy.ShardOf(m.ChannelId);
            MessageCopy.WriteEvent(copy, shard, ++heads[shard], new EventRow("message_posted", m.At, m.AuthorId, m.ChannelId, m.Id));
        });
    }

    private PersonRow PersonOf(int n) => new(ids.Person + n, $"p{ids.Person + n}", "Сотрудник", $"№{ids.Person + n}", "Специалист",
        ids.Unit, "member", ids.Channel + n, "Europe/Moscow", Founded);

    private IEnumerable<T> Members<T>(Func<int, int, T> row) =>
        Range(size.Groups).SelectMany(g => Range(plan.MembersOf(g)).Select(n => row(g, n)));

    private static void Write(NpgsqlBinaryImporter copy, BulkMessage message, BulkTalk talk)
    {
        var quick = new Quick(message.Seed);
        var clientId = quick.Guid();
        var text = talk.Say(ref quick);
        copy.Write(message.Id, Bigint);
        copy.Write(message.AuthorId, Bigint);
        copy.Write(clientId, Uuid);
        copy.Write(message.ChannelId, Bigint);
        copy.Write(text, Text);
        copy.Write(BulkTalk.Html(text), Text);
        copy.Write((short)1, Smallint);
        copy.Write(1, Integer);
        copy.Write(message.At, TimestampTz);
        copy.WriteNull();
        copy.WriteNull();
        copy.WriteNull();
        copy.Write("chat", Text);
        copy.Write("", Text);
        copy.Write(1, Integer);
    }

    private static void WritePlacement(NpgsqlBinaryImporter copy, BulkMessage message)
    {
        copy.Write(message.ChannelId, Bigint);
        copy.Write(message.Post, Bigint);
        copy.Write(message.Post, Bigint);
        copy.Write(message.Id, Bigint);
        copy.Write(message.At, TimestampTz);
        copy.Write(message.AuthorId, Bigint);
    }

    private static void WriteMention(NpgsqlBinaryImporter copy, BulkMessage message)
    {
        copy.Write(message.Mentioned, Bigint);
        copy.Write(message.ChannelId, Bigint);
        copy.Write(message.Post, Bigint);
        copy.Write(message.Id, Bigint);
    }

    private static void WriteChannelEvent(NpgsqlBinaryImporter copy, BulkMessage message) => MessageCopy.Write(copy,
        new ChannelEventRow(message.ChannelId, message.Post, "message_posted", message.Id, message.AuthorId, message.At));

    private static IEnumerable<int> Range(int count) => Enumerable.Range(0, count);

    private Task CopyAsync<T>(string table, IEnumerable<T> rows, Action<NpgsqlBinaryImporter, T> write) =>
        CompanyCopy.CopyAsync(connection, table, rows, write, cancel);
}
