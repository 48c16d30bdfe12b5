using MtsLife.Hub.Access;
using MtsLife.Hub.Channels.Writing;
using MtsLife.Hub.Names;
using MtsLife.Storage.Channels;
using MtsLife.Storage.Topics;

namespace MtsLife.Hub.Topics;

/// <summary>The topics that a message names.</summary>
/// <param name="ByKey">Ids by normal form, for the links in the text; of a topic that was merged away those of its successor.</param>
internal sealed record NamedTopics(IReadOnlyList<PostTopic> Topics, IReadOnlyDictionary<string, long> ByKey)
{
    public static readonly NamedTopics None = new([], new Dictionary<string, long>());
}

/// <summary>
/// Finds topics by their names, and makes those that are new. What is written where not everybody reads makes none: the
/// list of topics is everybody's, and a name alone can tell too much.
/// </summary>
public sealed class TopicNaming(TopicSql topics, ChannelSql channels, TopicCreating creating)
{
    public const int MostPerMessage = 10;

    /// <param name="inText">Titles as typed in the text, each once.</param>
    /// <param name="chosen">Titles given beside it; one that cannot be had is refused.</param>
    internal async Task<Answer<NamedTopics>> FindAsync(Actor actor, long channelId, IReadOnlyList<string> inText, IReadOnlyList<string> chosen)
    {
        if (inText.Count == 0 && chosen.Count == 0)
        {
            return NamedTopics.None;
        }

        var wanted = new Dictionary<string, Wanted>();
        foreach (var (title, fromText) in inText.Select(t => (t, true)).Concat(chosen.Select(t => (t, false))))
        {
            if (TopicName.TryRead(title.TrimStart('#'), out var name, out var key).ToRefusal("topics") is { } wrong)
            {
                return wrong;
            }

            wanted.TryAdd(key, new(name, fromText));
        }

        if (wanted.Count > MostPerMessage)
        {
            return Refusals.Invalid("topics", "too_many", $"Up to {MostPerMessage} topics.");
        }

        return await FindAsync(actor, channelId, wanted);
    }

    private async Task<Answer<NamedTopics>> FindAsync(Actor actor, long channelId, Dictionary<string, Wanted> wanted)
    {
        var found = (await topics.ResolveAsync([.. wanted.Keys])).ToDictionary(t => t.Key);
        if (found.Count < wanted.Count)
        {
            if (await channels.IsPublicAsync(actor.PersonId, channelId) is not true)
            {
                if (wanted.Any(w => !w.Value.FromText && !found.ContainsKey(w.Key)))
                {
                    return Refusals.Invalid("topics", "unknown", "There is no such topic, and from here none is made.");
                }
            }
            else
            {
                foreach (var (key, name) in wanted.Where(w => !found.ContainsKey(w.Key)))
                {
                    var made = await creating.CreateAsync(actor, name.Title, key);
                    if (made.IsRefused)
                    {
                        return made.Refusal;
                    }

                    found[key] = made.Ok;
                }
            }
        }

        return new NamedTopics(
            [.. found.Select(f => new PostTopic(f.Value.Id, f.Value.ChannelId, wanted[f.Key].FromText)).DistinctBy(t => t.TopicId)],
            found.ToDictionary(f => f.Key, f => f.Value.Id));
    }

    private readonly record struct Wanted(string Title, bool FromText);
}
