using System.ComponentModel.DataAnnotations;
using MtsLife.Hub.Access;
using MtsLife.Hub.Messages;
using MtsLife.Hub.Names;
using MtsLife.Storage.Moderation;

namespace MtsLife.Hub.Moderation;

/// <param name="Text">What is wrong with it, in up to 300 characters.</param>
public sealed record ReportMessage(
    long MessageId, [property: AllowedValues("spam", "insult", "personal_data", "off_topic", "other")] string Reason, string Text = "");

/// <summary>
/// Asking the moderators to look at a message; in a private conversation the administrators, who see that message and
/// nothing around it. Nobody is told who reported.
/// </summary>
public sealed class Reporting(MessageChanges changes)
{
    private const int MaxText = 300;

    private static readonly string[] Reasons = ["spam", "insult", "personal_data", "off_topic", "other"];

    public async Task<Answer<Done>> ReportAsync(Actor actor, ReportMessage request)
    {
        if (!Reasons.Contains(request.Reason))
        {
            return Refusals.Invalid("reason", "unknown", "spam, insult, personal_data, off_topic or other.");
        }

        if (UnicodeText.Check(request.Text, MaxText) is not TextProblem.None and var problem)
        {
            return problem.ToRefusal("text")!;
        }

        var text = UnicodeText.ToNfc(request.Text).ReplaceLineEndings("\n").Trim();
        if (text.Length > MaxText)
        {
            return TextProblem.TooLong.ToRefusal("text")!;
        }

        return await changes.ChangeAsync<Done>(actor, request.MessageId, async change =>
        {
            if (change.Message is { Deleted: true } or { Hidden: true })
            {
                return Refusals.Forbidden("There is nothing to report.", "deleted");
            }

            if (change.Message.AuthorId == actor.PersonId)
            {
                return Refusals.Forbidden("One deletes what one wrote oneself.", "own");
            }

            await change.Lane.ReportAsync(change.Message.Id, actor.PersonId, request.Reason, text, change.Work.Now);
            change.Acted();
            change.Record("message_reported", personId: change.Message.AuthorId, subjectId: change.Message.RootId);
            return Done.Now;
        });
    }
}

internal sealed class ReportDeeds(ReportSql reports) : Deeds
{
    /// <summary>A report changes nothing that others see, and so it leaves the message as plain as it was.</summary>
    public override bool OfPlain => true;

    public override async Task FillAsync(long personId, long[] messages, Dictionary<long, Mine> mine)
    {
        foreach (var message in await reports.OfAsync(personId, messages))
        {
            mine[message] = mine[message] with { Reported = true };
        }
    }
}
