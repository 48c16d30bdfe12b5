using MtsLife.Hub.Access;
using MtsLife.Hub.Channels;
using MtsLife.Hub.Messages;
using MtsLife.Hub.People;
using MtsLife.Storage.Channels;
using MtsLife.Storage.Messages;
using MtsLife.Storage.Threads;

namespace MtsLife.Hub.Threads;

public sealed record FollowedThread(PlacedMessage Root, ChannelEntry Entry);

public sealed record ThreadPage(IReadOnlyList<FollowedThread> Threads, IReadOnlyList<PersonView> People, IReadOnlyList<ChannelView> Homes, string? Next);

/// <summary>The threads that a person follows, latest reply first.</summary>
public sealed class ThreadReading(ThreadSql threads, MessageSql messages, MessageViews views, EntrySql entries, ChannelSql channels, PeopleReading people)
{
    private const int MostPerPage = 50;

    public async Task<Answer<ThreadPage>> PageAsync(Actor actor, string? before, int? limit)
    {
        if (Moment.Parse(before) is not { } start)
        {
            return Refusals.Invalid("before", "cursor", "Not a cursor of this list.");
        }

        var size = Math.Clamp(limit ?? 20, 1, MostPerPage);
        var rows = await threads.PageAsync(actor.PersonId, start.At, start.Id, size + 1);
        var page = rows.Take(size).ToList();
        var roots = (await views.OfAsync(await messages.AtHomeAsync(actor.PersonId, [.. page.Select(t => t.RootId)]))).ToDictionary(p => p.Message.Id);
        var own = (await entries.SomeAsync(actor.PersonId, [.. page.Select(t => t.ChannelId)])).Select(ChannelEntry.Of).ToDictionary(e => e.Channel.Id);
        return new ThreadPage(
            [.. page.Where(t => roots.ContainsKey(t.RootId) && own.ContainsKey(t.ChannelId)).Select(t => new FollowedThread(roots[t.RootId], own[t.ChannelId]))],
            await people.ViewsAsync([.. roots.Values.SelectMany(r => r.People).Distinct()]),
            [.. (await channels.SomeAsync(actor.PersonId, [.. page.Select(t => t.HomeId).Distinct()])).Select(ChannelView.Of)],
            rows.Count > size ? new Moment(page[^1].LastAt, page[^1].ChannelId).ToString() : null);
    }
}
