using System.Collections.Concurrent;
using MtsLife.Hub.Channels.Writing;
using MtsLife.Hub.Fanout;
using MtsLife.Storage.Channels;

namespace MtsLife.Hub.Realtime;

/// <summary>Which channels each socket's person belongs to, for the heads frames of this node.</summary>
public sealed class Memberships(ChannelSql channels)
{
    private readonly ConcurrentDictionary<string, Member> members = new();

    internal IEnumerable<Member> All => members.Values;

    public async Task LoadAsync(LiveConnection connection)
    {
        // Known before it is loaded: what is joined meanwhile is added on top.
        var member = members[connection.Id] = new Member(connection);
        foreach (var channel in await channels.MemberOfAsync(connection.Actor.PersonId))
        {
            member.Channels.TryAdd(channel, true);
        }
    }

    public void Remove(string connectionId) => members.TryRemove(connectionId, out _);

    /// <summary>Follows what is told in people's own channels.</summary>
    internal void Apply(IReadOnlyList<Emission> emissions)
    {
        foreach (var e in emissions.Where(e => e.Kind is "channel_joined" or "channel_left"))
        {
            foreach (var member in members.Values.Where(m => m.Connection.Actor.PersonId == e.PersonId))
            {
                if (e.Kind == "channel_joined")
                {
                    member.Channels[e.SubjectId!.Value] = true;
                }
                else
                {
                    member.Channels.TryRemove(e.SubjectId!.Value, out _);
                }
            }
        }
    }

    /// <summary>A mass change names only the group: look again.</summary>
    public async Task ReloadAsync()
    {
        foreach (var member in members.Values)
        {
            await LoadAsync(member.Connection);
        }
    }

    internal sealed record Member(LiveConnection Connection)
    {
        public ConcurrentDictionary<long, bool> Channels { get; } = new();
    }
}
