using System.Collections.Concurrent;
using MtsLife.Hub.Channels.Writing;
using MtsLife.Hub.Fanout;
using MtsLife.Storage.Channels;

namespace MtsLife.Hub.Realtime;

/// <summary>Which channels each socket's person belongs to, for the heads frames of this node.</summary>
public sealed class Memberships
{
    private readonly ConcurrentDictionary<string, Member> members = new();
    private readonly ChannelSql channels;

    public Memberships(ChannelSql channels, Watching watching)
    {
        this.channels = channels;
        watching.CutOff += CutOff;
    }

    internal IEnumerable<Member> All => members.Values;

    public async Task LoadAsync(LiveConnection connection)
    {
        // Known before it is loaded: what changes meanwhile is newer than what is read.
        var member = members[connection.Id] = new Member(connection);
        member.Fill(await channels.MemberOfAsync(connection.Actor.PersonId));
    }

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

    /// <summary>Follows what is told in people's own channels, and in the company's about groups.</summary>
    internal async Task FollowAsync(IReadOnlyList<Emission> emissions)
    {
        foreach (var e in emissions)
        {
            switch (e.Kind)
            {
                case "channel_joined":
                    Of(e.PersonId!.Value).ForEach(m => m.Join(e.SubjectId!.Value));
                    break;
                case "channel_left":
                    Of(e.PersonId!.Value).ForEach(m => m.Leave(e.SubjectId!.Value));
                    break;
                case "group_changed":
                    await ReloadAsync(people => channels.MembersAmongAsync(e.SubjectId!.Value, people));
                    break;
                case "topic_changed":
                    await ReloadAsync(people => channels.SubscribersAmongAsync(e.SubjectId!.Value, people));
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
