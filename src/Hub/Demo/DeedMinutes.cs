using MtsLife.Hub.Names;
using MtsLife.Hub.Polls;
using MtsLife.Storage.Demo;

namespace MtsLife.Hub.Demo;

/// <summary>Puts a message under topics and says which of them are new to it.</summary>
internal delegate List<TopicRow> FileUnder(Standing message, IReadOnlyList<string> keys, DemoPerson by, DateTime at, Predicate<string> isFromText);

/// <summary>What was done to messages, as rows and events; what follows from it is reckoned when all is done.</summary>
internal sealed class DeedMinutes(CompanyRows company, Numbering numbering, FileUnder file)
{
    private readonly DeedRows rows = company.Deeds;

    public void Open(Standing message)
    {
        var (id, said) = (message.Row.Id, message.Said);
        switch (said.Card)
        {
            case ThanksNote thanks:
                rows.Thanks.Add(new ThanksRow(id, thanks.Badge, [.. thanks.Thanked.Select(p => p.Id)]));
                numbering.Record("thanked", said.At, said.Author, message);
                break;
            case GatheringNote gathering:
                rows.Gatherings.Add(new GatheringRow(id, gathering.StartsAt, gathering.EndsAt, gathering.Place));
                break;
            case AnnouncementNote announcement:
                rows.Announcements.Add(new AnnouncementRow(id, announcement.Until, announcement.Confirm));
                break;
            default:
                if (said.Kind == "question")
                    numbering.Record("question_asked", said.At, said.Author, message);
                break;
        }
    }

    public void Do(Deed deed, Standing message)
    {
        switch (deed)
        {
            case Corrected corrected: Correct(corrected, message); break;
            case TakenBack: TakeBack(deed, message); break;
            case Filed filed: File(filed, message); break;
            case Accepted: Accept(deed, message); break;
            case Reacted reacted:
                rows.Reactions.Add(new ReactionRow(message.Row.Id, deed.By.Id, reacted.Emoji, deed.At));
                Change("reacted", deed, message, ofAuthor: true);
                break;
            case Reopened:
                message.ReopenedAt = deed.At;
                Change("question_reopened", deed, message);
                break;
            case Voted: Keep("voted", deed, message, actor: null); break;
            case RanOut: Keep("poll_closed", deed, message, actor: null); break;
            case Supported: Keep("idea_voted", deed, message, deed.By, message.Row.AuthorId); break;
            case Judged: Keep("idea_status_changed", deed, message, deed.By, message.Row.AuthorId); break;
            case Attended: Keep("gathering_answered", deed, message, deed.By); break;
            case Confirmed: Keep("announcement_confirmed", deed, message, deed.By); break;
            default: throw new ArgumentException($"Nobody knows how to write down {deed.GetType().Name}", nameof(deed));
        }
    }

    private void Correct(Corrected deed, Standing message)
    {
        message.Row = message.Row with { Before = (deed.Before, deed.At) };
        Rewrite("message_edited", deed, message);
    }

    private void TakeBack(Deed deed, Standing message)
    {
        message.Row = message.Row with { Text = "", Html = "", DeletedAt = deed.At };
        Rewrite("message_deleted", deed, message);
    }

    private void Rewrite(string kind, Deed deed, Standing message)
    {
        message.Revision++;
        foreach (var channel in message.Stands.Order())
            numbering.Emit(channel, kind, deed.At, message.Row.Id, deed.By.Id);
        numbering.Record(kind, deed.At, deed.By, message);
    }

    private void File(Filed deed, Standing message)
    {
        long[] stood = [.. message.Stands];
        var added = file(message, [.. deed.Topics.Select(TopicName.NormalForm)], deed.By, deed.At, _ => false);
        if (added.Count == 0)
            return;
        rows.TopicChanges.Add(new TopicChangeRow(message.Row.Id, deed.By.Id, [.. added.Select(t => t.Id)], deed.At));
        message.Revision++;
        foreach (var channel in stood.Order())
            numbering.Emit(channel, "message_changed", deed.At, message.Row.Id);
        foreach (var topic in added)
            numbering.Record("topics_changed", deed.At, deed.By, message, topicId: topic.Id);
    }

    private void Accept(Deed deed, Standing answer)
    {
        var question = answer.Root!;
        question.Accepted.Add((deed.At, answer));
        rows.AcceptedAnswers.Add(new AcceptedAnswerRow(answer.Row.Id, question.Row.Id, deed.By.Id, deed.At));
        numbering.Touch(question, deed.At);
        numbering.Record("answer_accepted", deed.At, deed.By, answer, answer.Row.AuthorId, subjectId: question.Row.Id);
    }

    private void Keep(string kind, Deed deed, Standing message, DemoPerson? actor, long? personId = null)
    {
        message.Deeds.Add(deed);
        numbering.Touch(message, deed.At);
        numbering.Record(kind, deed.At, actor, message, personId);
    }

    private void Change(string kind, Deed deed, Standing message, bool ofAuthor = false)
    {
        numbering.Touch(message, deed.At);
        numbering.Record(kind, deed.At, deed.By, message, ofAuthor ? message.Row.AuthorId : null);
    }

    public void Close(Standing message, DateTime now)
    {
        var id = message.Row.Id;
        if (message.ThreadId is { } thread)
        {
            rows.Threads.Add(new ThreadRow(id, thread, message.Replies.Count,
                [.. message.Replies.AsEnumerable().Reverse().Select(r => r.Row.AuthorId).Distinct().Take(3)], message.Replies[^1].Row.At));
        }
        if (message.Said.Kind == "question")
            rows.Questions.Add(QuestionOf(message));
        if (message.Said.Kind == "idea")
            CloseIdea(message);
        if (message.Said.Card is PollNote poll)
            CloseVote(message, poll, now);
        rows.GatheringAnswers.AddRange(message.Deeds.OfType<Attended>().Select(a => new GatheringAnswerRow(id, a.By.Id, a.Answer, a.At)));
        rows.Confirmations.AddRange(message.Deeds.OfType<Confirmed>().Select(c => new ConfirmationRow(id, c.By.Id, c.At)));
    }

    private static QuestionRow QuestionOf(Standing question)
    {
        var answers = question.Replies.Where(r => r.Row.AuthorId != question.Row.AuthorId).Select(r => (DateTime?)r.Row.At).ToList();
        var accepted = question.Accepted.Count > 0 ? question.Accepted.Max(a => a.At) : (DateTime?)null;
        var since = question.ReopenedAt ?? DateTime.MinValue;
        var state = accepted > since ? "accepted" : answers.Max() > since ? "answered" : question.ReopenedAt is not null ? "reopened" : "open";
        return new QuestionRow(question.Row.Id, state, answers.Count, answers.Min(), accepted, question.ReopenedAt);
    }

    private void CloseIdea(Standing idea)
    {
        var votes = idea.Deeds.OfType<Supported>().ToList();
        rows.IdeaVotes.AddRange(votes.Select(v => new IdeaVoteRow(idea.Row.Id, v.By.Id, v.At)));
        var judged = idea.Deeds.OfType<Judged>().LastOrDefault();
        rows.Ideas.Add(new IdeaRow(idea.Row.Id, judged?.Status ?? "new", votes.Count, judged?.By.Id, judged?.At));
    }

    private void CloseVote(Standing message, PollNote poll, DateTime now)
    {
        var id = message.Row.Id;
        var votes = message.Deeds.OfType<Voted>().ToList();
        // Of an anonymous vote it is kept who voted, in an order that says nothing, and apart from that how many chose what.
        if (poll.Anonymous)
            rows.Voters.AddRange(votes.Select(v => new VoterRow(id, v.By.Id)).OrderBy(v => v.PersonId));
        else
            rows.Ballots.AddRange(votes.SelectMany(v => v.Options.Select(n => new BallotRow(id, v.By.Id, n, v.At))));
        var shown = votes.Take(votes.Count - votes.Count % PollKind.Step).ToList();
        rows.PollOptions.AddRange(poll.Options.Select((text, at) => new PollOptionRow(id, at + 1, text,
            votes.Count(v => v.Options.Contains(at + 1)), poll.Anonymous ? shown.Count(v => v.Options.Contains(at + 1)) : 0)));
        rows.Polls.Add(new PollRow(id, poll.Multi, poll.Anonymous, poll.ClosesAt, poll.ClosesAt < now ? poll.ClosesAt : null, null, votes.Count));
    }
}
