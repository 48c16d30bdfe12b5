using MtsLife.Hub.Access;
using MtsLife.Hub.Channels;
using MtsLife.Hub.Fanout;

namespace MtsLife.Hub.Realtime;

/// <summary>Replaces what a socket watches by what its person may read of what it asks for.</summary>
public sealed class Viewing(Watching watching, ChannelReading channels, Storage.Channels.ChannelSql streams, ChannelFacts facts, PresenceBoard presence)
{
    private const int MostChannels = 3;

    public async Task<Answer<Viewed>> ViewAsync(Actor actor, string connectionId, ViewChannels request)
    {
        if (request.Channels.Count > MostChannels)
        {
            return Refusals.Invalid("channels", "too_many", $"Up to {MostChannels} channels.");
        }

        IReadOnlyList<HeadView> heads = [];
        // Every socket hears the company channel already, from its first moment to its last.
        var company = await streams.CompanyAsync();
        long[] asked = [.. request.Channels.Where(c => c != company)];
        foreach (var channel in asked)
        {
            if (await facts.FindAsync(channel) is { HomeId: { } home })
            {
                watching.Stands(channel, home);
            }
        }

        await watching.WatchAsync(connectionId, asked, async () =>
        {
            heads = await channels.ReadableAsync(actor, asked);
            return [.. heads.Select(h => h.ChannelId)];
        });
        presence.Hide(connectionId, request.Hidden);

        // Read again now that the socket listens: whatever came between is in these numbers.
        heads = await channels.ReadableAsync(actor, request.Channels);
        return heads.Count < request.Channels.Distinct().Count() ? Refusals.NotFound("channels") : new Viewed(heads);
    }
}
