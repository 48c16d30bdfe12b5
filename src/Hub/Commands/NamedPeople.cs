using MtsLife.Hub.Access;
using MtsLife.Hub.Messages;
using MtsLife.Storage.People;

namespace MtsLife.Hub.Commands;

/// <summary>The people whom a command names. Unlike a mention in a message, one that means nobody is refused.</summary>
public sealed class NamedPeople(PersonSql people)
{
    private const int MostNamesakes = 10;

    /// <summary>Their ids in the order of the text, each once.</summary>
    internal async Task<Answer<IReadOnlyList<long>>> FindAsync(IReadOnlyList<TypedMention> mentions)
    {
        if (mentions.Count == 0)
        {
            return CommandRefusals.Wrong("no_people", "Name somebody by @ after the command.");
        }

        if (mentions.FirstOrDefault(m => m.Who.Kind is MentionKind.All or MentionKind.Here) is { Typed: { } everybody })
        {
            return CommandRefusals.Wrong("everybody", "Name people one by one.", everybody);
        }

        var found = (await people.ResolveAsync(
            [.. mentions.Where(m => m.Who.Kind == MentionKind.Handle).Select(m => m.Who.Key)],
            [.. mentions.Where(m => m.Who.Kind == MentionKind.Name).Select(m => m.Who.Key)])).DistinctBy(f => f.Token).ToDictionary(f => f.Token, f => f.Id);
        foreach (var mention in mentions.Where(m => !found.ContainsKey(m.Who.Key)))
        {
            return await UnknownAsync(mention);
        }

        return mentions.Select(m => found[m.Who.Key]).Distinct().ToArray();
    }

    private async Task<Refusal> UnknownAsync(TypedMention mention)
    {
        var namesakes = mention.Who.Kind == MentionKind.Name ? await people.NamesakesAsync(mention.Who.Key, MostNamesakes) : [];
        return namesakes.Count == 0
            ? CommandRefusals.Wrong("unknown_person", "There is no such person.", mention.Typed)
            : CommandRefusals.Wrong("ambiguous_person", "Several people bear this name.", mention.Typed, people: namesakes);
    }
}
