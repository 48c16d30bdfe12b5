using MtsLife.Hub.Messages;
using MtsLife.Storage.Reactions;

namespace MtsLife.Hub.Reactions;

internal sealed class ReactionDeeds(ReactionSql reactions) : Deeds
{
    public override async Task FillAsync(long personId, long[] messages, Dictionary<long, Mine> mine)
    {
        foreach (var own in (await reactions.OfAsync(personId, messages)).GroupBy(r => r.MessageId))
        {
            mine[own.Key] = mine[own.Key] with { Reactions = [.. own.Select(r => r.Emoji)] };
        }
    }
}
