using System.Collections.Concurrent;
using MtsLife.Hub.Channels.Writing;
using MtsLife.Hub.Fanout;
using MtsLife.Storage.Channels;

namespace MtsLife.Hub.Realtime;

/// <summary>Which channels each socket's person belongs to, for the merged heads frames. Nodes tell one another what changes.</summary>
public sealed class Memberships
{
    private readonly ConcurrentDictionary<string, Member> members = new();
    private readonly ChannelSql channels;
    private readonly Nodes nodes;

    public Memberships(ChannelSql channels, Watching watching, Nodes nodes)
    {
        (this.channels, this.nodes) = (channels, nodes);
        watching.CutOff += CutOff;
        nodes.Hear<Changes>(changes => FollowAsync(changes.All));
    }

    internal IEnumerable<Member> All => members.Values;

    public async Task LoadAsync(LiveConnection connection)
    {
        // Known before it is loaded: what changes meanwhile is newer than what is read.
        var member = members[connection.Id] = new Member(connection);
        member.Fill(await channels.MemberOfAsync(connection.Actor.PersonId));
    }

    /// <summary>Reads everything anew, after changes on other nodes could not be heard.</summary>
    public Task ReloadAsync() => Parallel.ForEachAsync(members.Values, async (member, _) =>
    {
        member.Empty();
        member.Fill(await channels.MemberOfAsync(member.Connection.Actor.PersonId));
    });

    public void Remove(string connectionId) => members.TryRemove(connectionId, out _);

    /// <summary>Out at once, before the removal commits: later heads of these channels are no business of theirs.</summary>
    private void CutOff(long personId, IReadOnlyCollection<long> gone)
    {
        foreach (var member in Of(personId))
        {
            foreach (var channel in gone)
            {
                member.Leave(channel);
            }
        }
    }

    /// <summary>Follows what is told in people's own channels, and in the company's about groups, on every node.</summary>
    internal async Task FollowAsync(IReadOnlyList<Emission> emissions)
    {
        Change[] changes = [.. emissions.Where(e => e.Kind is "channel_joined" or "channel_left" or "group_changed" or "topic_changed")
            .Select(e => new Change(e.Kind, e.PersonId, e.SubjectId!.Value))];
        if (changes.Length > 0)
        {
            nodes.Tell(new Changes(changes));
            await FollowAsync(changes);
        }
    }

    private async Task FollowAsync(IReadOnlyList<Change> changes)
    {
        foreach (var change in changes)
        {
            switch (change.Kind)
            {
                case "channel_joined":
                    Of(change.PersonId!.Value).ForEach(m => m.Join(change.SubjectId));
                    break;
                case "channel_left":
                    Of(change.PersonId!.Value).ForEach(m => m.Leave(change.SubjectId));
                    break;
                case "group_changed":
                    await ReloadAsync(people => channels.MembersAmongAsync(change.SubjectId, people));
                    break;
                case "topic_changed":
                    await ReloadAsync(people => channels.SubscribersAmongAsync(change.SubjectId, people));
                    break;
            }
        }
    }

    /// <summary>A change that concerns many names only the group or topic: a new channel, or a rule, took everybody in.</summary>
    private async Task ReloadAsync(Func<long[], Task<IReadOnlyList<JoinedRow>>> joinedAmong)
    {
        var here = members.Values.ToLookup(m => m.Connection.Actor.PersonId);
        foreach (var row in await joinedAmong([.. here.Select(p => p.Key)]))
        {
            foreach (var member in here[row.PersonId])
            {
                member.Join(row.ChannelId);
            }
        }
    }

    private List<Member> Of(long personId) => [.. members.Values.Where(m => m.Connection.Actor.PersonId == personId)];

    private sealed record Changes(IReadOnlyList<Change> All);

    private sealed record Change(string Kind, long? PersonId, long SubjectId);

    internal sealed class Member(LiveConnection connection)
    {
        private readonly Lock turn = new();
        private readonly HashSet<long> channels = [];
        private readonly HashSet<long> left = [];

        public LiveConnection Connection => connection;

        /// <param name="home">Of a thread: who lost the channel that its root stands in hears nothing of it.</param>
        public bool Has(long channel, long? home = null)
        {
            lock (turn)
            {
                return channels.Contains(channel) && !(home is { } of && left.Contains(of));
            }
        }

        public void Empty()
        {
            lock (turn)
            {
                channels.Clear();
                left.Clear();
            }
        }

        /// <summary>With what was read from the database, but for what was left since.</summary>
        public void Fill(IEnumerable<long> read)
        {
            lock (turn)
            {
                channels.UnionWith(read.Where(c => !left.Contains(c)));
            }
        }

        public void Join(long channel)
        {
            lock (turn)
            {
                left.Remove(channel);
                channels.Add(channel);
            }
        }

        public void Leave(long channel)
        {
            lock (turn)
            {
                left.Add(channel);
                channels.Remove(channel);
            }
        }
    }
}
