using MtsLife.Hub.Access;
using MtsLife.Hub.Names;
using MtsLife.Hub.People;
using MtsLife.Storage.Topics;

namespace MtsLife.Hub.Topics;

/// <param name="Publications">Messages on it that everybody may read now.</param>
/// <param name="Mandatory">Reaches this person by rule: they cannot leave.</param>
/// <param name="Rule">Whom it reaches without being asked.</param>
public sealed record TopicView(
    long Id, long ChannelId, string Name, string Description, bool Priority, int Version, int Publications, int Subscribers, bool Subscribed, bool Mandatory,
    TopicRule Rule)
{
    internal static TopicView Of(TopicViewRow t) => new(
        t.Id, t.ChannelId, t.Name, t.Description, t.Priority, t.Version, t.Publications, t.Subscribers, t.Subscribed, t.Mandatory,
        new(t.ForEveryone, [.. t.UnitIds.Zip(t.UnitNames, (id, name) => new ReachedUnit(id, name))]));
}

/// <param name="Units">By name; each with all below it.</param>
public sealed record TopicRule(bool Everyone, IReadOnlyList<ReachedUnit> Units);

public sealed record ReachedUnit(long Id, string Name);

public sealed record TopicPage(IReadOnlyList<TopicView> Topics, string? Next);

public sealed record NearTopic(long Id, string Name);

public sealed record TopicNames(IReadOnlyList<NearTopic> Topics);

public sealed class TopicReading(TopicSql topics)
{
    private const int MostPerPage = 100;
    private const int MostAtOnce = 200;
    private const int Near = 8;

    /// <summary>A topic that was merged away answers as the one it was merged into.</summary>
    public async Task<Answer<TopicView>> FindAsync(Actor actor, long topicId) =>
        await topics.FindAsync(actor.PersonId, topicId) is { } row ? TopicView.Of(row) : Refusals.NotFound();

    /// <param name="ids">Numbers separated by commas.</param>
    public async Task<Answer<TopicPage>> SomeAsync(Actor actor, string ids)
    {
        var read = ids.Split(',', MostAtOnce + 1).Select(i => long.TryParse(i, out var id) ? id : (long?)null).ToList();
        return read.Count > MostAtOnce || read.Contains(null)
            ? Refusals.Invalid("ids", "list", $"Up to {MostAtOnce} numbers separated by commas.")
            : new TopicPage([.. (await topics.SomeAsync(actor.PersonId, [.. read.Select(i => i!.Value)])).Select(TopicView.Of)], null);
    }

    public async Task<Answer<TopicPage>> PageAsync(Actor actor, string? query, bool? priority, bool? subscribed, string? after, int? limit)
    {
        if (Keyset.Parse(after) is not { } start)
        {
            return Refusals.Invalid("after", "cursor", "Not a cursor of this list.");
        }

        var size = Math.Clamp(limit ?? 50, 1, MostPerPage);
        var rows = await topics.PageAsync(
            actor.PersonId, NameQuery.Pattern(Key(query)), priority ?? false, subscribed ?? false, start.Name, start.Id, size + 1);
        var page = rows.Take(size).ToList();
        return new TopicPage([.. page.Select(TopicView.Of)], rows.Count > size ? new Keyset(page[^1].Name, page[^1].Id).ToString() : null);
    }

    /// <summary>What is offered while a topic is being typed, so that the same thing does not get five names.</summary>
    public async Task<Answer<TopicNames>> NearAsync(string? query) =>
        new TopicNames([.. (await topics.NearAsync(Key(query), NameQuery.Escaped(Key(query)), Near)).Select(t => new NearTopic(t.Id, t.Name))]);

    private static string Key(string? query) => Folding.Fold(query ?? "").TrimStart('#').Trim('«', '»');
}
