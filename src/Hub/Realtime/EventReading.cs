using MtsLife.Hub.Access;
using MtsLife.Hub.Channels;
using MtsLife.Hub.Experts;
using MtsLife.Hub.Messages;
using MtsLife.Hub.Notifications;
using MtsLife.Hub.People;
using MtsLife.Hub.Reputation;
using MtsLife.Hub.Topics;
using MtsLife.Storage.Channels;
using MtsLife.Storage.Messages;

namespace MtsLife.Hub.Realtime;

/// <param name="Resync">True when too much has happened or the past was pruned: load the channel anew.</param>
public sealed record CatchUp(IReadOnlyList<object> Events, long HeadSeq, bool Resync);

/// <summary>
/// Makes the wire events of a channel from references and the present rows, for catch-up and for live frames alike:
/// a deleted text lives on nowhere, and applying is idempotent by version.
/// </summary>
public sealed class EventReading(
    ChannelSql channels, EntrySql entries, MessageSql messages, MessageViews views, MineReading mine, PeopleReading people, NotificationReading notifications,
    ReputationReading reputation)
{
    private const int MostReplayed = 500;

    public async Task<Answer<CatchUp>> AfterAsync(Actor actor, long channelId, long after)
    {
        if (await channels.FindAsync(actor.PersonId, channelId) is not { } channel)
        {
            return Refusals.NotFound();
        }

        if (after < channel.FirstSeq - 1 || channel.HeadSeq - after > MostReplayed || after > channel.HeadSeq)
        {
            return new CatchUp([], channel.HeadSeq, after != channel.HeadSeq);
        }

        // Up to the head that was there when the right to read was: what came later is for the next question.
        var rows = await channels.EventsBetweenAsync(channelId, after, channel.HeadSeq);
        return new CatchUp(await BuildAsync(channelId, rows, actor.PersonId), channel.HeadSeq, false);
    }

    public async Task<IReadOnlyList<object>> BuildAsync(long channelId, IReadOnlyList<ChannelEventRow> rows, long? reader = null)
    {
        var about = new Subjects(
            await MessagesAsync(channelId, rows, reader), await EntriesAsync(rows), await MineAsync(rows),
            (await people.ViewsAsync([.. rows.Where(r => r.Kind == "person_changed").Select(r => r.PersonId!.Value)])).ToDictionary(p => p.Id),
            await ToldAsync(rows), await LevelAsync(rows));
        return [.. rows.Select(r => Build(r, about))];
    }

    private async Task<Dictionary<long, PlacedMessage>> MessagesAsync(long channelId, IReadOnlyList<ChannelEventRow> rows, long? reader)
    {
        var ids = rows.Where(r => r.MessageId is not null).Select(r => r.MessageId!.Value).Distinct().ToArray();
        return ids.Length == 0 ? [] : (await views.OfAsync(await messages.InChannelAsync(channelId, ids, reader))).ToDictionary(p => p.Message.Id);
    }

    private async Task<Dictionary<long, Mine>> MineAsync(IReadOnlyList<ChannelEventRow> rows)
    {
        var acted = rows.Where(r => r.Kind == "acted").ToList();
        return acted.Count == 0 ? [] : await mine.AllAsync(acted[0].PersonId!.Value, [.. acted.Select(r => r.SubjectId!.Value)]);
    }

    private async Task<LevelView?> LevelAsync(IReadOnlyList<ChannelEventRow> rows) =>
        rows.FirstOrDefault(r => r.Kind == "reputation_changed") is { } changed ? await reputation.LevelAsync(changed.PersonId!.Value) : null;

    /// <summary>In a person's own channel, whose owner the rows name: their present entries of the channels concerned.</summary>
    private async Task<Dictionary<long, ChannelEntry>> EntriesAsync(IReadOnlyList<ChannelEventRow> rows)
    {
        var concerned = rows.Where(r => r.Kind is "channel_joined" or "read_marked" or "channel_muted").ToList();
        return concerned.Count == 0 ? [] : (await entries.SomeAsync(concerned[0].PersonId!.Value, [.. concerned.Select(r => r.SubjectId!.Value).Distinct()]))
            .Select(ChannelEntry.Of).ToDictionary(e => e.Channel.Id);
    }

    private async Task<Told> ToldAsync(IReadOnlyList<ChannelEventRow> rows)
    {
        var told = rows.Where(r => r.Kind is "notified" or "notifications_read").ToList();
        return told.Count == 0 ? new([], new(0, 0, 0)) : new(
            await notifications.SomeAsync(told[0].PersonId!.Value, [.. told.Where(r => r.Kind == "notified").Select(r => r.SubjectId!.Value)]),
            await notifications.UnreadAsync(told[0].PersonId!.Value));
    }

    private static object Build(ChannelEventRow r, Subjects about) => r.Kind switch
    {
        "message_posted" when about.Messages.TryGetValue(r.MessageId!.Value, out var p) =>
            new MessagePosted(r.ChannelId, r.Seq, r.At, p.Post, p.Message),
        "message_edited" when about.Messages.TryGetValue(r.MessageId!.Value, out var p) =>
            new MessageEdited(r.ChannelId, r.Seq, r.At, p.Post, p.Message),
        "message_deleted" when about.Messages.TryGetValue(r.MessageId!.Value, out var p) =>
            new MessageDeleted(r.ChannelId, r.Seq, r.At, p.Post, r.MessageId!.Value, p.Message),
        "message_changed" when about.Messages.TryGetValue(r.MessageId!.Value, out var p) =>
            new MessageChanged(r.ChannelId, r.Seq, r.At, p.Post, p.Message),
        "message_removed" => new MessageRemoved(r.ChannelId, r.Seq, r.At, r.MessageId!.Value),
        "home_closed" => new HomeClosed(r.ChannelId, r.Seq, r.At, r.SubjectId!.Value),
        "acted" => new Acted(r.ChannelId, r.Seq, r.At, r.SubjectId!.Value, about.Mine[r.SubjectId!.Value]),
        "notified" => new Notified(r.ChannelId, r.Seq, r.At, r.SubjectId!.Value, about.Told.Notifications.GetValueOrDefault(r.SubjectId!.Value), about.Told.Unread),
        "notifications_read" => new NotificationsRead(r.ChannelId, r.Seq, r.At, r.SubjectId!.Value, about.Told.Unread),
        "channel_changed" => new ChannelChanged(r.ChannelId, r.Seq, r.At),
        "members_changed" => new MembersChanged(r.ChannelId, r.Seq, r.At, r.PersonId),
        "channel_joined" => new ChannelJoined(r.ChannelId, r.Seq, r.At, r.SubjectId!.Value, about.Entries.GetValueOrDefault(r.SubjectId!.Value)),
        "channel_left" => new ChannelLeft(r.ChannelId, r.Seq, r.At, r.SubjectId!.Value),
        "read_marked" when about.Entries.TryGetValue(r.SubjectId!.Value, out var e) =>
            new ReadMarked(r.ChannelId, r.Seq, r.At, e.Channel.Id, e.ReadPost, e.ReadVersion, e.Unread, e.Mentions),
        "channel_muted" when about.Entries.TryGetValue(r.SubjectId!.Value, out var e) =>
            new ChannelMuted(r.ChannelId, r.Seq, r.At, e.Channel.Id, e.Muted),
        "reputation_changed" => new ReputationChanged(r.ChannelId, r.Seq, r.At, about.Level!),
        "settings_changed" => new SettingsChanged(r.ChannelId, r.Seq, r.At),
        "person_changed" when about.People.TryGetValue(r.PersonId!.Value, out var p) => new PersonChanged(r.ChannelId, r.Seq, r.At, p),
        "group_changed" => new GroupChanged(r.ChannelId, r.Seq, r.At, r.SubjectId!.Value),
        "experts_changed" => new ExpertsChanged(r.ChannelId, r.Seq, r.At, r.SubjectId!.Value),
        "topic_changed" => new TopicChanged(r.ChannelId, r.Seq, r.At, r.SubjectId!.Value),
        _ => new Gone(r.ChannelId, r.Seq, r.At),
    };

    private sealed record Subjects(
        Dictionary<long, PlacedMessage> Messages, Dictionary<long, ChannelEntry> Entries, Dictionary<long, Mine> Mine,
        Dictionary<long, PersonView> People, Told Told, LevelView? Level);

    private sealed record Told(Dictionary<long, NotificationView> Notifications, UnreadNotifications Unread);
}
