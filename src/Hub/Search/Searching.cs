using System.Globalization;
using MtsLife.Hub.Access;
using MtsLife.Hub.Channels;
using MtsLife.Hub.Groups;
using MtsLife.Hub.People;
using MtsLife.Hub.Topics;
using MtsLife.Storage.Groups;
using MtsLife.Storage.People;
using MtsLife.Storage.Search;

namespace MtsLife.Hub.Search;

/// <param name="Q">What was typed.</param>
/// <param name="Kind">One kind page by page; a few of each without it.</param>
public sealed record SearchRequest(string? Q, string? Kind = null, string? After = null);

/// <summary>One box over people, groups, topics and messages. Whoever replaces the engine replaces this type and nothing else.</summary>
public sealed class Searching(SearchSql sql, PersonSql people, GroupSql groups, PeopleReading reading, TopicReading topics)
{
    private const int PageSize = 20;
    private const int Few = 4;
    private const int LongestPhrase = 200;

    private static readonly SearchPage Nothing = new([], [], [], [], [], [], null);

    public async Task<Answer<SearchPage>> FindAsync(Actor actor, SearchRequest request)
    {
        if (request.Q?.Length > LongestPhrase)
            return Refusals.Invalid("q", "too_long", $"Up to {LongestPhrase} characters.");
        if (SearchPhrase.Of(request.Q ?? "") is not { } phrase)
            return Nothing;
        return request.Kind switch
        {
            null or "" => await AllAsync(actor, request, phrase),
            "people" => await PeopleAsync(request, PageSize),
            "groups" => await GroupsAsync(actor, request, PageSize),
            "topics" => await TopicsAsync(actor, request, PageSize),
            "messages" => await MessagesAsync(actor, phrase, request.After, PageSize),
            _ => Refusals.Invalid("kind", "unknown", "people, groups, topics or messages."),
        };
    }

    private async Task<Answer<SearchPage>> AllAsync(Actor actor, SearchRequest request, SearchPhrase phrase)
    {
        var first = request with { After = null };
        var found = (await MessagesAsync(actor, phrase, null, PageSize)).Ok!;
        return found with
        {
            People = (await PeopleAsync(first, Few)).Ok!.People,
            Groups = (await GroupsAsync(actor, first, Few)).Ok!.Groups,
            Topics = (await TopicsAsync(actor, first, Few)).Ok!.Topics,
            Next = null,
        };
    }

    private async Task<Answer<SearchPage>> PeopleAsync(SearchRequest request, int size)
    {
        if (Keyset.Parse(request.After) is not { } start)
            return NoCursor;
        var rows = await people.PageAsync(NameQuery.Patterns(request.Q), start.Name, start.Id, size + 1);
        var page = rows.Take(size).ToList();
        return Nothing with { People = [.. page.Select(PersonView.Of)], Next = rows.Count > size ? new Keyset(page[^1].Name, page[^1].Id).ToString() : null };
    }

    private async Task<Answer<SearchPage>> GroupsAsync(Actor actor, SearchRequest request, int size)
    {
        if (Keyset.Parse(request.After) is not { } start)
            return NoCursor;
        var rows = await groups.PageAsync(actor.PersonId, NameQuery.Patterns(request.Q), false, start.Name, start.Id, size + 1);
        var page = rows.Take(size).ToList();
        return Nothing with { Groups = [.. page.Select(GroupView.Of)], Next = rows.Count > size ? new Keyset(page[^1].Name, page[^1].Id).ToString() : null };
    }

    private async Task<Answer<SearchPage>> TopicsAsync(Actor actor, SearchRequest request, int size) =>
        (await topics.PageAsync(actor, request.Q, null, null, request.After, size))
            .Select(page => Nothing with { Topics = page.Topics, Next = page.Next });

    /// <summary>The newest first: what is looked for at work is mostly what was said lately.</summary>
    private async Task<Answer<SearchPage>> MessagesAsync(Actor actor, SearchPhrase phrase, string? after, int size)
    {
        if (IdCursor.Parse(after) is not { } before)
            return NoCursor;
        var rows = await sql.MessagesAsync(actor.PersonId, phrase.Words, phrase.Beginnings, before, size + 1);
        var page = rows.Take(size).ToList();
        var named = await reading.ViewsAsync([.. page.SelectMany(m => m.Mentions.Append(m.AuthorId))]);
        var names = named.ToDictionary(p => p.Id, p => p.Name);
        var excerpts = await Excerpts.OfAsync(sql, page, phrase, names.GetValueOrDefault);
        var authors = page.Select(m => m.AuthorId).ToHashSet();
        return Nothing with
        {
            Messages = [.. page.Zip(excerpts, (m, excerpt) => new FoundMessage(m.Id, m.ChannelId, m.AuthorId, m.Kind, m.Title, m.CreatedAt, excerpt))],
            Authors = [.. named.Where(p => authors.Contains(p.Id))],
            Channels = [.. (await sql.ChannelsAsync(actor.PersonId, [.. page.Select(m => m.ChannelId).Distinct()])).Select(ChannelView.Of)],
            Next = rows.Count > size ? IdCursor.Of(page[^1].Id) : null,
        };
    }

    private static Refusal NoCursor => Refusals.Invalid("after", "cursor", "Not a cursor of this list.");
}
