using MtsLife.Hub.Access;
using MtsLife.Storage.People;
using MtsLife.Storage.Reputation;

namespace MtsLife.Hub.Reputation;

/// <summary>The two things by which this person could gain most now: each is there to be done, and under today's caps it still counts.</summary>
public sealed class Hinting(HintSql hints, ReputationSql reputation, PointRuleSql rules, PersonSql people, TimeProvider time)
{
    private const int Shown = 2;
    private static readonly TimeSpan Lately = TimeSpan.FromDays(7);
    private static readonly TimeSpan StillWaiting = TimeSpan.FromDays(30);

    public async Task<Answer<Hints>> ReadAsync(Actor actor)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var me = (await people.FindAsync(actor.PersonId))!;
        var room = await RoomAsync(me, now);
        var found = new List<Hint?>
        {
            // An answer gives something for being there, and more when it is accepted.
            room.For(PointRules.Answer) + room.For(PointRules.AnswerAccepted) is > 0 and var answered
                ? Of("answer", answered, await hints.UnansweredAsync(actor.PersonId, now - StillWaiting)) : null,
            room.For(PointRules.NewsInPriorityTopic) is > 0 and var news
                ? Of("publish_news", news, await hints.QuietTopicAsync(actor.PersonId, now - Lately)) : null,
            room.For(PointRules.ArticleComment) is > 0 and var onArticle
                ? Of("comment_article", onArticle, await hints.UncommentedAsync(actor.PersonId, "article", false, now - StillWaiting)) : null,
            await CommentAsync(actor, room, now),
            room.For(PointRules.Article) is > 0 and var article ? new Hint("write_article", article) : null,
            me.Photo is null && room.For(PointRules.Photo) is > 0 and var photo ? new Hint("photo", photo) : null,
            // Only administrators invite to the company.
            actor.IsAdministrator && room.For(PointRules.InvitedBecameActive) is > 0 and var invited ? new Hint("invite", invited) : null,
        };
        return new Hints([.. found.OfType<Hint>().OrderByDescending(h => h.Points).Take(Shown)]);
    }

    private async Task<Hint?> CommentAsync(Actor actor, Room room, DateTime now) =>
        (room.For(PointRules.CommentInPriorityTopic) is > 0 and var more
            ? Of("comment", more, await hints.UncommentedAsync(actor.PersonId, null, true, now - Lately)) : null)
        ?? (room.For(PointRules.Comment) is > 0 and var some
            ? Of("comment", some, await hints.UncommentedAsync(actor.PersonId, null, false, now - Lately)) : null);

    private static Hint? Of(string kind, int points, HintRow? row) =>
        row is null ? null : new(kind, points, row.MessageId, row.ChannelId, row.TopicId, row.TopicName);

    private async Task<Room> RoomAsync(PersonRow me, DateTime now)
    {
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(now, TimeZoneInfo.FindSystemTimeZoneById(me.TimeZone)));
        return new(new RuleBook(await rules.AllAsync()).On(today).Rules, (await reputation.OfDayAsync(me.Id, today)).ToDictionary(t => t.Rule, t => t.Points));
    }

    private sealed record Room(PointRules Rules, Dictionary<string, long> Given)
    {
        public int For(string code) => (int)Math.Clamp(Rules[code].DailyCap - Given.GetValueOrDefault(code), 0, Rules[code].PointsFor());
    }
}
