using MtsLife.Storage.Demo;

namespace MtsLife.Hub.Demo;

/// <summary>Founds the company from top to bottom: units, people, groups and channels, talk, and who has read it.</summary>
internal sealed class Founding
{
    private readonly NextIds ids;
    private readonly DateTime now;
    private readonly Chance chance;
    private readonly Organisation organisation;
    private readonly Staff staff;
    private readonly DemoPerson[] actors;
    private readonly ILookup<string, Exchange> talk = TalkReader.ReadAll();
    private readonly List<PlannedChannel> channels = [];
    private long nextChannel;

    public Founding(NextIds ids, DateTime now, Chance chance)
    {
        (this.ids, this.now, this.chance) = (ids, now, chance);
        organisation = new Organisation(ids.Unit, chance);
        staff = new Staff(organisation, ids, now, chance);
        actors = [.. DemoActors.All.Select(a => staff.Named(a.Name))];
        nextChannel = ids.Channel + staff.People.Count;
    }

    private DateTime FoundedAt => now.Date.AddDays(-Clockwork.Days - 8);

    private sealed record PlannedChannel(ChannelRow Row, IReadOnlyList<DemoPerson> People, List<Said> Said);

    public CompanyRows Found()
    {
        var rows = new CompanyRows();
        rows.Units.AddRange(organisation.Rows());
        var introductions = new Introductions(staff, now);
        rows.People.AddRange(staff.People.Select(p => introductions.Introduce(RowOf(p), p)));
        rows.Subscriptions.AddRange(introductions.Subscriptions());
        rows.Channels.AddRange(staff.People.Select(p => new ChannelRow(p.ChannelId, "person", "members", "moderators", p.JoinedAt)));
        foreach (var group in DemoGroup.Found(ids.Group, staff, organisation, chance))
            Open(group, rows);
        foreach (var people in Directs.Choose(staff, actors, chance))
            Open(people);
        var subscribing = new Subscribing(rows, staff, organisation, ids.Topic, nextChannel, FoundedAt, now);
        EventRow[] subscribed = [.. subscribing.Found()];
        nextChannel += rows.Deeds.Topics.Count;

        var open = channels.Where(c => c.Row.Readers == "everyone").Select(c => c.Row.Id).ToHashSet();
        var minutes = new Minutes(rows, ids, nextChannel, now, chance, staff.People, open);
        minutes.Write(channels.SelectMany(c => c.Said), subscribed);
        Close(rows, minutes, subscribing);
        return rows;
    }

    private static PersonRow RowOf(DemoPerson person) => new(
        person.Id, person.Handle, person.GivenName, person.FamilyName, person.Position, person.Unit.Id,
        person.Name == "Вера Логинова" ? "administrator" : "member", person.ChannelId, person.Zone.Id, person.JoinedAt);

    private void Open(DemoGroup group, CompanyRows rows)
    {
        var plan = group.Plan;
        DateTime? archivedAt = plan.Archived ? now.AddDays(-40) : null;
        rows.Groups.Add(new GroupRow(group.Id, plan.Name, plan.Description, plan.Visibility, group.Unit?.Id, plan.Mandatory,
            group.People.Count, group.Owner.Id, FoundedAt, archivedAt));
        rows.GroupMembers.AddRange(group.People.Select(p => new GroupMemberRow(group.Id, p.Id, group.RoleOf(p), JoinedAt(p))));

        var moderators = group.People.Where(p => group.RoleOf(p) != "member").Select(p => p.Id).ToHashSet();
        foreach (var channel in plan.Channels)
        {
            var row = new ChannelRow(nextChannel++, "group",
                plan.Visibility == "open" && !channel.Private ? "everyone" : "members", plan.News ? "moderators" : "members", FoundedAt)
            {
                GroupId = group.Id,
                Name = channel.Name,
                Purpose = channel.Purpose,
                Private = channel.Private,
                ArchivedAt = archivedAt,
            };
            var people = group.PeopleOf(channel);
            // Of its own: what people do beside talking changes nothing of what they say.
            var doing = new Chance((int)(row.Id * 31 + 11));
            var directing = new Directing(plan, new Crowd(people, group.Owner, now, doing), people, now, doing);
            var stage = new Stage(row.Id, new Casting(people, moderators, chance), new Clockwork(now, chance), chance, mayAddress: true, directing);
            Play(stage, channel, plan);
            channels.Add(new PlannedChannel(row, people, stage.Lines));
        }
    }

    private void Play(Stage stage, ChannelPlan channel, GroupPlan group)
    {
        var deck = new Deck(channel.Pools, talk, chance);
        stage.Play(deck, channel.Messages, channel.EndsDaysAgo);
        var place = channel.Name.Length == 0 ? group.Name : $"{group.Name} / {channel.Name}";
        Exchange[] scenes = [.. talk["scenes"].Concat(talk["deeds"]).Where(s => s.Scene!.Value.Group == place)];
        foreach (var scene in scenes)
            stage.PlayScene(scene, staff.Named);
        if (channel.EndsDaysAgo == 0 && !scenes.Any(s => s.Scene!.Value.Ago < TimeSpan.FromDays(1)))
            stage.PlayLately(deck);
    }

    private void Open(DemoPerson[] people)
    {
        var row = new ChannelRow(nextChannel++, "direct", "members", "members", FoundedAt) { DirectPeople = [.. people.Select(p => p.Id)] };
        var stage = new Stage(row.Id, new Casting(people, new HashSet<long>(), chance), new Clockwork(now, chance), chance, mayAddress: people.Length > 2);
        var deck = new Deck(people.Length > 2 ? "several:1" : "direct:1", talk, chance);
        stage.Play(deck, chance.Between(8, 60), endsDaysAgo: 0);
        if (chance.Of(0.35))
            stage.PlayLately(deck);
        channels.Add(new PlannedChannel(row, people, stage.Lines));
    }

    private void Close(CompanyRows rows, Minutes minutes, Subscribing subscribing)
    {
        var marks = new ReadMarks(rows, actors, chance);
        foreach (var channel in channels)
        {
            var head = minutes.HeadsOf(channel.Row.Id);
            rows.Channels.Add(channel.Row with { HeadSeq = head.Seq, HeadPost = head.Post, HeadAt = head.At, FirstSeq = head.FirstSeq });
            rows.ChannelMembers.AddRange(channel.People.Select(p => new ChannelMemberRow(channel.Row.Id, p.Id,
                marks.Of(p, channel.Row.Id, channel.Row.Kind, head.Post), chance.Of(0.03), JoinedAt(p))));
        }
        subscribing.Close(minutes.HeadsOf, marks);
        CloseThreads(rows, minutes, marks);
    }

    /// <summary>Who wrote the root or a reply follows; what was said long ago they have read.</summary>
    private void CloseThreads(CompanyRows rows, Minutes minutes, ReadMarks marks)
    {
        for (var i = 0; i < rows.Channels.Count; i++)
        {
            if (rows.Channels[i] is not { Thread: not null } thread)
                continue;
            var head = minutes.HeadsOf(thread.Id);
            rows.Channels[i] = thread with { HeadSeq = head.Seq, HeadPost = head.Post, HeadAt = head.At, FirstSeq = head.FirstSeq };
        }
        foreach (var root in minutes.Messages.Where(m => m.ThreadId is not null))
        {
            var (thread, head) = (root.ThreadId!.Value, minutes.HeadsOf(root.ThreadId.Value));
            var followers = root.Replies.Select(r => (Person: r.Said.Author, r.Row.At)).Prepend((Person: root.Said.Author, root.Replies[0].Row.At));
            rows.ChannelMembers.AddRange(followers.DistinctBy(f => f.Person).Select(f => new ChannelMemberRow(thread, f.Person.Id,
                head.At < now.AddDays(-2) ? head.Post : marks.Of(f.Person, thread, "thread", head.Post), false, f.At)));
        }
    }

    private DateTime JoinedAt(DemoPerson person) => person.JoinedAt > FoundedAt ? person.JoinedAt : FoundedAt;
}
