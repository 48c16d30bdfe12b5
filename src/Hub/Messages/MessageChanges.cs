using MtsLife.Hub.Access;
using MtsLife.Hub.Channels;
using MtsLife.Hub.Channels.Writing;
using MtsLife.Storage.Channels;
using MtsLife.Storage.Messages;

namespace MtsLife.Hub.Messages;

/// <summary>What a change of a message works with, under the locks of every channel that shows it.</summary>
/// <param name="OwnChannel">The actor's own channel, in which their own windows hear what they did.</param>
public sealed record MessageChange(LaneWork Work, Actor Actor, StandingRow Message, long OwnChannel)
{
    public LaneTransaction Lane => Work.Transaction;

    /// <summary>Something shown of it is another now.</summary>
    public void Touch() => Work.Touch(Message.Id, Message.Stands);

    public void TouchRoot() => Work.Touch(Message.RootId!.Value, Message.RootStands);

    /// <summary>The actor did or took back something of their own.</summary>
    public void Acted() => Work.Acted(Actor.PersonId, OwnChannel, Message.Id);

    /// <summary>One event wherever it stands; also to people who may not be looking there.</summary>
    public void Tell(string kind, IReadOnlyCollection<long> alsoTo)
    {
        foreach (var channel in Message.Stands)
        {
            Work.Emit(new Emission(channel, kind, Message.Id) { AlsoTo = channel == Message.ChannelId ? alsoTo : [] });
        }
    }

    public void Record(string kind, long? personId = null, long? topicId = null, long? subjectId = null) =>
        Work.Record(kind, Message.ChannelId, Actor.PersonId, Message.Id, personId, topicId: topicId, subjectId: subjectId);
}

/// <summary>
/// Runs whatever changes a message, or what is shown of it, in its lane, with every channel locked that shows it. The
/// actor's right to read it is checked again under the locks; what else the change needs, it asks of the row.
/// </summary>
public sealed class MessageChanges(Lanes lanes, MessageSql messages, ChannelFacts facts)
{
    private const int Attempts = 5;
    private static readonly Refusal StandsElsewhere = Refusals.Unavailable();

    /// <param name="alsoLocked">Channels that the change emits in beside those that show the message and the actor's own.</param>
    /// <param name="repeatable">False when doing it twice differs from doing it once.</param>
    /// <param name="judging">The actor changes it as its moderator, who may be one to whom a private message was reported.</param>
    public async Task<Answer<T>> ChangeAsync<T>(
        Actor actor, long messageId, Func<MessageChange, Task<Answer<T>>> change, IReadOnlyCollection<long>? alsoLocked = null, bool repeatable = true,
        bool judging = false)
    {
        for (var attempt = 1; ; attempt++)
        {
            if (await messages.StandingAsync(actor.PersonId, messageId, judging) is not { } standing)
            {
                return Refusals.NotFound("messageId");
            }

            var own = await facts.OwnChannelAsync(actor.PersonId);
            var answer = await lanes.WriteAsync(new Change<T>(actor, standing, own, [.. alsoLocked ?? []], change, repeatable, judging));
            if (answer.Refusal != StandsElsewhere || attempt == Attempts)
            {
                return answer;
            }
        }
    }

    private sealed class Change<T>(
        Actor actor, StandingRow before, long own, IReadOnlyList<long> also, Func<MessageChange, Task<Answer<T>>> change, bool repeatable,
        bool judging) : StepWrite<T>
    {
        public override long Home => before.HomeId;

        public override IReadOnlyCollection<long> Channels { get; } =
            [before.HomeId, before.ChannelId, own, .. before.Stands, .. before.RootStands, .. also];

        public override bool Repeatable => repeatable;

        protected override async Task<Answer<T>> ApplyAsync(LaneWork work)
        {
            if (await work.Transaction.StandingAsync(actor.PersonId, before.Id, judging) is not { } now)
            {
                return Refusals.NotFound("messageId");
            }

            // Somebody filed it under another topic between our look and our locks: look again.
            return now.Stands.All(work.Holds) && now.RootStands.All(work.Holds) ? await change(new MessageChange(work, actor, now, own)) : StandsElsewhere;
        }
    }
}
