namespace MtsLife.Storage.Demo;

/// <summary>
/// Who belongs where and who says what, computed instead of remembered: any number of messages needs the memory of the
/// channels only, and every table is written by walking through the same messages again.
/// </summary>
internal sealed class BulkPlan
{
    // A bulk installation is as old as its messages; what a client may replay is not.
    private static readonly TimeSpan EventsKept = TimeSpan.FromDays(30);

    private readonly BulkSize size;
    private readonly Zipf activity;
    private readonly long step;
    private readonly Head[] heads;

    public BulkPlan(BulkSize size, NextIds ids, DateTime now)
    {
        (this.size, Ids, Now) = (size, ids, now);
        activity = new Zipf(size.Groups, 0.9);
        step = CoprimeTo(size.People);
        heads = new Head[size.Groups];
        foreach (var message in Messages())
            heads[message.Group] = new Head(message.Post, message.At, heads[message.Group].Pruned + (IsEventKept(message) ? 0 : 1));
    }

    private readonly record struct Head(long Post, DateTime At, long Pruned);

    public NextIds Ids { get; }
    public DateTime Now { get; }
    public BulkSize Size => size;

    /// <summary>The channel of a person comes before those of the groups.</summary>
    public long ChannelOf(int group) => Ids.Channel + size.People + group;

    /// <summary>The first group has everybody, the others ever fewer.</summary>
    public int MembersOf(int group) =>
        group == 0 ? size.People : Math.Max(Math.Min(3, size.People), (int)(size.People * 0.6 / Math.Pow(group + 1, 0.8)));

    public long Member(int group, int n) => Ids.Person + (group * 7919L + n * step) % size.People;

    public bool IsEventKept(BulkMessage message) => message.At > Now - EventsKept;

    /// <summary>Two thirds have read everything, the others up to somewhere.</summary>
    public long ReadBy(int group, int n) => n % 3 > 0 ? heads[group].Post : heads[group].Post * (n % 97) / 97;

    public IEnumerable<ChannelRow> Channels() => heads.Select((head, group) =>
        new ChannelRow(ChannelOf(group), "group", "everyone", "members", Now.AddDays(-size.Days - 1))
        {
            GroupId = Ids.Group + group,
            HeadSeq = head.Post,
            HeadPost = head.Post,
            HeadAt = head.Post > 0 ? head.At : null,
            FirstSeq = head.Pruned + 1,
        });

    public IEnumerable<BulkMessage> Messages()
    {
        var quick = new Quick((ulong)size.Seed);
        var posts = new long[size.Groups];
        var span = TimeSpan.FromDays(size.Days).Ticks;
        for (var i = 0; i < size.Messages; i++)
        {
            var group = activity.Draw(ref quick);
            // Squared: few write most.
            var who = quick.Next();
            var author = Member(group, (int)(who * who * MembersOf(group)));
            var mentioned = quick.Below(50) == 0 ? Member(group, quick.Below(MembersOf(group))) : 0;
            var at = Whole(Now.Ticks - span + (long)((i + 1.0) / (size.Messages + 1) * span));
            yield return new BulkMessage(Ids.Message + i, group, ChannelOf(group), ++posts[group], author, mentioned, at, quick.Bits());
        }
    }

    // The wire has milliseconds: what is sent must be what is stored.
    private static DateTime Whole(long ticks) => new(ticks - ticks % TimeSpan.TicksPerMillisecond, DateTimeKind.Utc);

    private static long CoprimeTo(int people)
    {
        var candidate = 104_729L;
        while (System.Numerics.BigInteger.GreatestCommonDivisor(candidate, people) != 1)
            candidate++;
        return candidate;
    }
}

/// <param name="Mentioned">0 for nobody.</param>
/// <param name="Seed">Its text and client id follow from this.</param>
internal readonly record struct BulkMessage(
    long Id, int Group, long ChannelId, long Post, long AuthorId, long Mentioned, DateTime At, ulong Seed);
