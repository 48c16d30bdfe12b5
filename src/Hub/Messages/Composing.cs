using MtsLife.Hub.Access;
using MtsLife.Hub.Names;
using MtsLife.Storage.People;

namespace MtsLife.Hub.Messages;

/// <summary>A text ready to be written: rendered, with the people it names.</summary>
internal sealed record Composed(string Text, string Html, IReadOnlyCollection<long> Mentions, string? ChannelMention);

/// <summary>What posting and editing have in common: read the text, look its names up in one query, render it.</summary>
public sealed class Composing(PersonSql people)
{
    internal async Task<Answer<Composed>> ComposeAsync(string raw)
    {
        if (MessageText.TryRead(raw, out var text).ToRefusal("text") is { } unreadable)
        {
            return unreadable;
        }

        if (MessageRenderer.TryParse(text, out var parsed).ToRefusal("text") is { } tooMuch)
        {
            return tooMuch;
        }

        var named = parsed.Mentions.Count == 0 ? NobodyNamed : await FindAsync(parsed.Mentions);
        return new Composed(
            text, MessageRenderer.Render(parsed, named, NoTopics), [.. named.Values.Distinct()],
            parsed.MentionsAll ? "all" : parsed.MentionsHere ? "here" : null);
    }

    private async Task<IReadOnlyDictionary<Mention, long>> FindAsync(IReadOnlyList<Mention> mentions)
    {
        var found = await people.ResolveAsync(
            [.. mentions.Where(m => m.Kind == MentionKind.Handle).Select(m => m.Key)],
            [.. mentions.Where(m => m.Kind == MentionKind.Name).Select(m => m.Key)]);
        var byToken = found.DistinctBy(f => f.Token).ToDictionary(f => f.Token, f => f.Id);
        return mentions.Where(m => byToken.ContainsKey(m.Key)).ToDictionary(m => m, m => byToken[m.Key]);
    }

    private static readonly IReadOnlyDictionary<Mention, long> NobodyNamed = new Dictionary<Mention, long>();

    private static readonly IReadOnlyDictionary<string, long> NoTopics = new Dictionary<string, long>();
}
