using System.ComponentModel.DataAnnotations;
using MtsLife.Storage.Channels;

namespace MtsLife.Hub.Channels;

/// <summary>A channel as one person sees it; the <c>can</c> members say what this person may do in it.</summary>
/// <param name="Name">Empty for a group's main channel: show the group's name.</param>
/// <param name="CanModerate">Puts others out of a private channel, and writes where only moderators do.</param>
/// <param name="CanChange">Name, purpose, writers and archive: moderators, and administrators who do not belong.</param>
/// <param name="HeadSeq">Number of the last change.</param>
/// <param name="HeadPost">Number of the last post a person should read.</param>
public sealed record ChannelView(
    long Id, [property: AllowedValues("group", "direct", "topic", "thread", "person", "company")] string Kind, long? GroupId, string? GroupName, string Name,
    string Purpose, bool Private, [property: AllowedValues("everyone", "members")] string Readers, [property: AllowedValues("readers", "members", "moderators")] string Writers,
    bool Archived, IReadOnlyList<long>? DirectPeople, int? MemberCount, long HeadSeq, long HeadPost, DateTime? HeadAt, int Version,
    bool CanPost, bool CanModerate, bool CanChange, bool IsMember, bool CanJoin)
{
    public long? TopicId { get; init; }

    /// <summary>Of a thread: the message it stands under, and the channel in which that was written.</summary>
    public long? RootId { get; init; }

    public long? HomeId { get; init; }

    public static ChannelView Of(ChannelRow c) => new(
        c.Id, c.Kind, c.GroupId, c.GroupName, c.Name, c.Purpose, c.Private, c.Readers, c.Writers, c.Archived, c.DirectPeople, c.MemberCount,
        c.HeadSeq, c.HeadPost, c.HeadAt, c.Version, c.CanPost, c.CanModerate, c.CanChange, c.IsMember, c.CanJoin && !c.IsMember)
    {
        TopicId = c.TopicId,
        RootId = c.RootId,
        HomeId = c.HomeId,
    };
}

/// <summary>A channel in the sidebar of one of its members.</summary>
/// <param name="Lane"><c>me</c>, <c>mine</c> or <c>company</c>; only the first carries a number.</param>
/// <param name="ReadPost">Everything up to this post is read; unread when the channel's <c>headPost</c> is higher.</param>
/// <param name="ReadVersion">Grows when the person marks something unread; send it back with a forward mark.</param>
/// <param name="Unread">In private conversations, 0 to 100, where 100 means more than 99.</param>
public sealed record ChannelEntry(
    ChannelView Channel, [property: AllowedValues("me", "mine", "company")] string Lane, long ReadPost, int ReadVersion, bool Muted, int Unread, int Mentions)
{
    internal static ChannelEntry Of(EntryRow e) => new(
        ChannelView.Of(e.Channel), LaneOf(e), e.ReadPost, e.ReadVersion, e.Muted, e.Unread, e.Mentions);

    private static string LaneOf(EntryRow entry) =>
        entry.Channel.Kind is "direct" or "thread" ? "me" : entry.Channel.Mandatory || entry.Mandatory ? "company" : "mine";
}
