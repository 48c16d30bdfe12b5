using MtsLife.Hub.Access;
using MtsLife.Hub.Channels.Writing;
using MtsLife.Storage.Channels;
using MtsLife.Storage.Groups;
using MtsLife.Storage.People;

namespace MtsLife.Hub.Groups;

/// <summary>What a change of a group works with, under the locks of all its channels.</summary>
/// <param name="OwnChannels">The own channel of each active person concerned, by person.</param>
/// <param name="Company">The company channel, in which a change is told that all may know of.</param>
internal sealed record GroupChange(
    LaneWork Work, GroupRow Group, IReadOnlyList<long> Channels, IReadOnlyDictionary<long, long> OwnChannels, long Company)
{
    public LaneTransaction Lane => Work.Transaction;

    public void TellGroup(string kind, long? personId = null)
    {
        foreach (var channel in Channels)
        {
            Work.Emit(new Emission(channel, kind, personId: personId));
        }
    }

    /// <summary>Tells each person in their own channel about each channel they entered or left.</summary>
    public void TellPeople(string kind, IEnumerable<JoinedRow> rows)
    {
        foreach (var row in rows.Where(r => OwnChannels.ContainsKey(r.PersonId)))
        {
            Work.Emit(new Emission(OwnChannels[row.PersonId], kind, personId: row.PersonId, subjectId: row.ChannelId));
        }
    }

    /// <summary>
    /// One event for all who see the group, whatever their number: it names the group and nothing else. Of a secret one
    /// only the members are told, in its main channel; who loses sight of it or gains it is told like everybody.
    /// </summary>
    /// <param name="visibility">The one that it has from now on, when that changes.</param>
    public async Task TellOfGroupAsync(string? visibility = null)
    {
        var secret = Group.Visibility == "secret" && (visibility ?? "secret") == "secret";
        Work.Emit(secret
            ? new Emission(Group.MainChannelId, "group_changed", subjectId: Group.Id) { AlsoTo = await Lane.ActiveOfGroupAsync(Group.Id) }
            : new Emission(Company, "group_changed", subjectId: Group.Id));
    }
}

/// <summary>Runs changes of groups in their lane, with everything locked that they touch.</summary>
public sealed class GroupChanges(Lanes lanes, GroupSql groups, ChannelSql channels, PersonSql people)
{
    private const int Attempts = 5;
    private static readonly Refusal ChannelAdded = Refusals.Unavailable();

    /// <param name="concerned">People whose own channels will be told; at most <see cref="GroupRules.MostPeopleAtOnce"/>.</param>
    /// <param name="repeatable">False when doing it twice differs from doing it once.</param>
    /// <param name="withTopics">Holds the channels of all topics too that show something of the group.</param>
    internal async Task<Answer<T>> ChangeAsync<T>(
        Actor actor, long groupId, IReadOnlyCollection<long> concerned, Func<GroupChange, Task<Answer<T>>> change, bool repeatable = true, bool withTopics = false)
    {
        for (var attempt = 1; ; attempt++)
        {
            var channelIds = await groups.ChannelIdsAsync(groupId);
            if (channelIds.Count == 0)
            {
                return Refusals.NotFound();
            }

            var own = await people.ChannelsOfAsync([.. concerned]);
            var topics = withTopics ? await channels.ShowingAsync([.. channelIds]) : [];
            var answer = await lanes.WriteAsync(new Change<T>(
                actor, groupId, channelIds, own, topics, await channels.CompanyAsync(), change, repeatable, withTopics));
            if (answer.Refusal != ChannelAdded || attempt == Attempts)
            {
                return answer;
            }
        }
    }

    private sealed class Change<T>(
        Actor actor, long groupId, IReadOnlyList<long> channelIds, IReadOnlyDictionary<long, long> own, IReadOnlyList<long> topics, long company,
        Func<GroupChange, Task<Answer<T>>> change, bool repeatable, bool withTopics) : StepWrite<T>
    {
        public override long Home => channelIds[0];

        public override IReadOnlyCollection<long> Channels { get; } = [.. channelIds, .. own.Values, .. topics, company];

        public override bool Repeatable => repeatable;

        protected override async Task<Answer<T>> ApplyAsync(LaneWork work)
        {
            var present = await work.Transaction.GroupChannelsAsync(groupId);
            var showing = withTopics ? await work.Transaction.ShowingAsync([.. present]) : [];
            if (!present.Concat(showing).All(work.Holds))
            {
                // A channel was made, or a message filed, between our look and our locks: look again.
                return ChannelAdded;
            }

            return await work.Transaction.FindGroupAsync(actor.PersonId, groupId) is { } group
                ? await change(new GroupChange(work, group, present, own, company))
                : Refusals.NotFound();
        }
    }
}
