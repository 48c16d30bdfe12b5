using System.ComponentModel.DataAnnotations;
using MtsLife.Hub.Access;
using MtsLife.Hub.Messages;
using MtsLife.Hub.People;
using MtsLife.Storage.Gatherings;
using MtsLife.Storage.Messages;

namespace MtsLife.Hub.Gatherings;

public sealed record Attendance(PersonView Person, [property: AllowedValues("going", "maybe", "declined")] string Answer);

/// <param name="Next">Pass as <c>after</c> to get the next page; null at the end.</param>
public sealed record AttendancePage(IReadOnlyList<Attendance> People, string? Next);

public sealed class GatheringReading(GatheringSql gatherings, MessageSql messages, MessageLists lists, PeopleReading people, TimeProvider time)
{
    private static readonly string[] Times = ["coming", "past"];

    /// <summary>The application of gatherings: those to come, the next first, or those that are over, the last first.</summary>
    /// <param name="when"><c>coming</c> when absent, or <c>past</c>.</param>
    public async Task<Answer<MessageList>> ListAsync(Actor actor, string? when, string? before, int? limit)
    {
        if (when is not null && !Times.Contains(when))
        {
            return Refusals.Invalid("when", "unknown", $"One of {string.Join(", ", Times)}.");
        }

        return await lists.PageAsync(actor, before, limit, async (start, size) =>
        {
            var now = time.GetUtcNow().UtcDateTime;
            var (after, id) = start == Rung.Top ? (DateTime.UnixEpoch, 0) : (StartOf(start), start.Id);
            var rows = when == "past"
                ? await gatherings.PastAsync(actor.PersonId, now, Attending.Usually, StartOf(start), start.Id, size)
                : await gatherings.ComingAsync(actor.PersonId, now, Attending.Usually, after, id, size);
            return [.. rows.Select(g => new Rung(g.StartsAt.Ticks, g.MessageId))];
        });
    }

    /// <summary>A cursor that somebody made up may hold any number.</summary>
    private static DateTime StartOf(Rung rung) => new(Math.Min(rung.Rank, DateTime.MaxValue.Ticks), DateTimeKind.Utc);

    /// <summary>Who answered, by name; of one answer where given.</summary>
    public async Task<Answer<AttendancePage>> PageAsync(Actor actor, long messageId, string? answer, string? after, int? limit)
    {
        if (await messages.StandingAsync(actor.PersonId, messageId) is not { Kind: "gathering", Deleted: false, Hidden: false })
        {
            return Refusals.NotFound();
        }

        if (answer is not null && !Attending.Answers.Contains(answer))
        {
            return Refusals.Invalid("answer", "unknown", $"One of {string.Join(", ", Attending.Answers)}.");
        }

        if (Keyset.Parse(after) is not { } start)
        {
            return NamedPages.NoCursor;
        }

        var size = NamedPages.Size(limit);
        var (page, next) = (await gatherings.PageAsync(messageId, answer, start.Name, start.Id, size + 1)).Cut(size, a => new Keyset(a.Name, a.PersonId));
        var views = (await people.ViewsAsync([.. page.Select(a => a.PersonId)])).ToDictionary(p => p.Id);
        return new AttendancePage([.. page.Select(a => new Attendance(views[a.PersonId], a.Answer))], next);
    }

    /// <summary>For a person's own calendar.</summary>
    /// <param name="address">Where this installation is reached, without a slash at the end.</param>
    public async Task<Answer<CalendarFile>> CalendarAsync(Actor actor, long messageId, string address)
    {
        if (await messages.FindAsync(actor.PersonId, messageId) is not { Kind: "gathering", Deleted: false, Hidden: false } message)
        {
            return Refusals.NotFound();
        }

        var gathering = (await gatherings.OfAsync([messageId])).Single();
        return CalendarFile.Of(message, gathering, address);
    }
}
