using System.ComponentModel.DataAnnotations;
using MtsLife.Hub.Access;
using MtsLife.Hub.Channels;
using MtsLife.Hub.People;
using MtsLife.Storage.Channels;
using MtsLife.Storage.Moderation;

namespace MtsLife.Hub.Moderation;

/// <param name="Count">How many gave this reason.</param>
/// <param name="Texts">What they added, the latest first.</param>
public sealed record ReportReason(
    [property: AllowedValues("spam", "insult", "personal_data", "off_topic", "other")] string Reason, int Count, IReadOnlyList<string> Texts);

/// <param name="ChannelId">Where it was written, of a reply where its root was; absent in a private conversation.</param>
/// <param name="Html">Also when it is hidden: whoever judges must see what they judge.</param>
/// <param name="At">When it was last reported, or hidden.</param>
public sealed record JudgedMessage(
    long Id, long AuthorId, long? ChannelId,
    [property: AllowedValues("chat", "news", "question", "idea", "thanks", "poll", "gathering", "announcement", "article", "system")] string Kind,
    string Title, string Html, DateTime CreatedAt, DateTime At, long? HiddenBy, IReadOnlyList<ReportReason> Reasons);

/// <param name="Next">Pass as <c>before</c> to get the next page; missing at the end.</param>
public sealed record ModerationPage(
    IReadOnlyList<JudgedMessage> Messages, IReadOnlyList<PersonView> People, IReadOnlyList<ChannelView> Channels, string? Next);

/// <summary>What waits for a moderator, or was hidden by one. Empty for whoever moderates nothing.</summary>
public sealed class ModerationReading(ReportSql reports, ChannelSql channels, PeopleReading people)
{
    private const int PageSize = 20;
    private const int MostTexts = 5;

    public async Task<Answer<ModerationPage>> PageAsync(Actor actor, bool hidden, string? before)
    {
        if (Moment.Parse(before) is not { } start)
        {
            return Refusals.Invalid("before", "cursor", "Not a cursor of this list.");
        }

        var rows = hidden
            ? await reports.HiddenAsync(actor.PersonId, start.At, start.Id, PageSize + 1)
            : await reports.ReportedAsync(actor.PersonId, start.At, start.Id, PageSize + 1);
        var page = rows.Take(PageSize).ToList();
        var reasons = (await reports.ReasonsAsync([.. page.Select(m => m.Id)], MostTexts)).ToLookup(r => r.MessageId);
        return new ModerationPage(
            [.. page.Select(m => View(m, reasons[m.Id]))],
            await people.ViewsAsync([.. page.SelectMany(m => m.Mentions.Append(m.AuthorId).Concat(m.HiddenBy is { } by ? [by] : [])).Distinct()]),
            [.. (await channels.SomeAsync(actor.PersonId, [.. page.Select(m => m.ChannelId).OfType<long>().Distinct()])).Select(ChannelView.Of)],
            rows.Count > PageSize ? new Moment(page[^1].At, page[^1].Id).ToString() : null);
    }

    private static JudgedMessage View(JudgedRow m, IEnumerable<ReportedRow> reasons) => new(
        m.Id, m.AuthorId, m.ChannelId, m.Kind, m.Title, m.Html, m.CreatedAt, m.At, m.HiddenBy,
        [.. reasons.Select(r => new ReportReason(r.Reason, r.Count, r.Texts))]);
}
