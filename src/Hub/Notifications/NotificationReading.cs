using MtsLife.Hub.Access;
using MtsLife.Hub.Messages;
using MtsLife.Hub.People;
using MtsLife.Storage.Notifications;

namespace MtsLife.Hub.Notifications;

/// <summary>What a person was told, and where they are mentioned. What they may no longer read is left out, whenever it was told.</summary>
public sealed class NotificationReading(NotificationSql notifications, PeopleReading people, ListReading lists)
{
    private const int ExcerptLength = 180;
    private static readonly Refusal NoCursor = Refusals.Invalid("before", "cursor", "Not a cursor of this list.");

    public async Task<Answer<NotificationPage>> PageAsync(Actor actor, bool? unread, string? before, int? limit)
    {
        if (Moment.Parse(before) is not { } start)
        {
            return NoCursor;
        }

        var size = ListReading.SizeOf(limit);
        var rows = await notifications.PageAsync(actor.PersonId, unread ?? false, start.At, start.Id, size + 1);
        return new NotificationPage(
            await ViewsAsync([.. rows.Take(size)]), await UnreadAsync(actor.PersonId),
            rows.Count > size ? new Moment(rows[size - 1].At, rows[size - 1].Id).ToString() : null);
    }

    /// <summary>«Обо мне пишут»</summary>
    public async Task<Answer<MessageList>> MentionsAsync(Actor actor, string? before, int? limit)
    {
        if (Descending.Parse(before) is not { } start)
        {
            return NoCursor;
        }

        var size = ListReading.SizeOf(limit);
        var ids = await notifications.MentionsAsync(actor.PersonId, start.Id, size + 1);
        return await lists.ListAsync(actor, [.. ids.Take(size)], ids.Count > size ? new Descending(0, ids[size - 1]) : null);
    }

    internal async Task<UnreadNotifications> UnreadAsync(long personId) =>
        await notifications.UnreadAsync(personId) is { } counted ? new(counted.All, counted.Apart, counted.Reports) : new(0, 0, 0);

    internal async Task<Dictionary<long, NotificationView>> SomeAsync(long personId, IReadOnlyCollection<long> ids) =>
        ids.Count == 0 ? [] : (await ViewsAsync(await notifications.SomeAsync(personId, [.. ids.Distinct()]))).ToDictionary(n => n.Id);

    private async Task<IReadOnlyList<NotificationView>> ViewsAsync(IReadOnlyList<NotificationRow> rows)
    {
        var named = await people.ViewsAsync([.. rows.SelectMany(r => r.ActorId is { } actor ? r.Mentions.Append(actor) : r.Mentions)]);
        var byId = named.ToDictionary(p => p.Id);
        return [.. rows.Select(r => new NotificationView(
            r.Id, r.Reason, r.ActorId is { } actor ? byId.GetValueOrDefault(actor) : null,
            r.TopicId is { } topic ? new NotifiedTopic(topic, r.TopicName!) : null,
            r.MessageId is { } message && r.Reason != "reported" ? MessageOf(r, message, byId) : null, r.Count, r.At, r.Read))];
    }

    private static NotifiedMessage MessageOf(NotificationRow r, long id, Dictionary<long, PersonView> people) =>
        new(id, r.ChannelId!.Value, r.HomeId!.Value, r.Kind!, r.Title!, Excerpt.Of(r.Html!, ExcerptLength, person => people.GetValueOrDefault(person)?.Name));
}
