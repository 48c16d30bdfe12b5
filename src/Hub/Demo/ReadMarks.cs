using MtsLife.Storage.Demo;

namespace MtsLife.Hub.Demo;

/// <summary>How far each member has read: most to the end, some not yet; the eight keep something new to find.</summary>
internal sealed class ReadMarks
{
    private readonly Chance chance;
    private readonly HashSet<long> actors;
    private readonly Dictionary<(long Channel, long Person), long> lastOwn = [];
    private readonly Dictionary<(long Channel, long Person), long> lastMention = [];

    public ReadMarks(CompanyRows rows, IEnumerable<DemoPerson> actors, Chance chance)
    {
        (this.chance, this.actors) = (chance, [.. actors.Select(a => a.Id)]);
        foreach (var message in rows.Messages)
        {
            lastOwn[(message.ChannelId, message.AuthorId)] = message.Post;
            foreach (var person in message.Mentions)
                lastMention[(message.ChannelId, person)] = message.Post;
        }
    }

    public long Of(DemoPerson person, long channelId, string kind, long headPost)
    {
        // Whoever wrote a message had read up to it.
        var own = lastOwn.GetValueOrDefault((channelId, person.Id));
        var mark = actors.Contains(person.Id)
            ? OfActor(channelId, person.Id, kind, headPost)
            : headPost - (chance.Of(0.6) ? 0 : (long)(headPost * Math.Pow(chance.Between(0.0, 1), 4)));
        return Math.Clamp(mark, own, headPost);
    }

    private long OfActor(long channelId, long personId, string kind, long headPost)
    {
        var mention = lastMention.GetValueOrDefault((channelId, personId));
        if (mention > headPost - 15)
            return mention - 1 - chance.Between(0, 3);
        var isUnread = kind == "direct" ? chance.Of(0.6) : chance.Of(0.4);
        return isUnread ? headPost - chance.Between(1, kind == "direct" ? 3 : 14) : headPost;
    }
}
