using System.ComponentModel.DataAnnotations;
using MtsLife.Hub.People;

namespace MtsLife.Hub.Notifications;

/// <summary>What is told to one person, and why.</summary>
/// <param name="Actor">Who brought it about, of several the last.</param>
/// <param name="Topic">Where the reason is a topic.</param>
/// <param name="Message">What it opens; absent where it was reported, because a private message has no place for those who judge it.</param>
/// <param name="Count">Replies since the person last looked, up to 100; otherwise 1.</param>
public sealed record NotificationView(
    long Id, [property: AllowedValues("mentioned", "replied", "answered", "accepted", "thanked", "routed", "announced", "titled", "followed", "reported")] string Reason,
    PersonView? Actor, NotifiedTopic? Topic, NotifiedMessage? Message, int Count, DateTime At, bool Read);

public sealed record NotifiedTopic(long Id, string Name);

/// <param name="ChannelId">In which it was written; of a reply the thread.</param>
/// <param name="HomeId">Whose rights count: of a reply the channel of its root.</param>
/// <param name="Excerpt">Its beginning as plain text.</param>
public sealed record NotifiedMessage(
    long Id, long ChannelId, long HomeId,
    [property: AllowedValues("chat", "news", "question", "idea", "thanks", "poll", "gathering", "announcement", "article", "system")] string Kind,
    string Title, string Excerpt);

/// <param name="All">Up to 100.</param>
/// <param name="Apart">Those among them that no conversation counts as unread for this person: acceptances, titles, questions put to them.</param>
/// <param name="Reports">Messages that were reported and wait for this person as a moderator, up to 100.</param>
public sealed record UnreadNotifications(int All, int Apart, int Reports);

/// <param name="Next">Pass as <c>before</c> to get the next page; null at the end.</param>
public sealed record NotificationPage(IReadOnlyList<NotificationView> Notifications, UnreadNotifications Unread, string? Next);

/// <summary>In one's own channel: a notification is new, another, read or gone.</summary>
/// <param name="SubjectId">The notification.</param>
/// <param name="Notification">As it is now; absent when it is gone or what it tells of may no longer be read.</param>
public sealed record Notified(long ChannelId, long Seq, DateTime At, long SubjectId, NotificationView? Notification, UnreadNotifications Unread)
{
    public string Kind => "notified";
}

/// <summary>In one's own channel: everything up to a notification is read.</summary>
/// <param name="SubjectId">The last one.</param>
public sealed record NotificationsRead(long ChannelId, long Seq, DateTime At, long SubjectId, UnreadNotifications Unread)
{
    public string Kind => "notifications_read";
}
