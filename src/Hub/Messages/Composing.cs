using MtsLife.Hub.Access;
using MtsLife.Hub.Channels.Writing;
using MtsLife.Hub.Names;
using MtsLife.Hub.Topics;
using MtsLife.Storage.People;

namespace MtsLife.Hub.Messages;

/// <summary>A text ready to be written: rendered, with the people and topics it names.</summary>
internal sealed record Composed(
    string Text, string Html, IReadOnlyCollection<long> Mentions, string? ChannelMention, IReadOnlyList<PostTopic> Topics);

/// <summary>What posting and editing have in common: read the text, look its names up, render it.</summary>
public sealed class Composing(PersonSql people, TopicNaming topicNaming)
{
    /// <param name="chosen">Topics given beside the text.</param>
    /// <param name="mayBeEmpty">Where a title or a card says enough.</param>
    internal async Task<Answer<Composed>> ComposeAsync(
        Actor actor, long channelId, string raw, IReadOnlyList<string>? chosen = null, bool mayBeEmpty = false)
    {
        if (MessageText.TryRead(raw, out var text) is var problem and not TextProblem.None && !(mayBeEmpty && problem == TextProblem.Empty))
        {
            return problem.ToRefusal("text")!;
        }

        if (MessageRenderer.TryParse(text, out var parsed).ToRefusal("text") is { } tooMuch)
        {
            return tooMuch;
        }

        var filed = await topicNaming.FindAsync(actor, channelId, parsed.TopicNames, chosen ?? []);
        if (filed.IsRefused)
        {
            return filed.Refusal;
        }

        var named = parsed.Mentions.Count == 0 ? NobodyNamed : await FindAsync(parsed.Mentions);
        return new Composed(
            text, MessageRenderer.Render(parsed, named, filed.Ok.ByKey), [.. named.Values.Distinct()],
            parsed.MentionsAll ? "all" : parsed.MentionsHere ? "here" : null, filed.Ok.Topics);
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
}
