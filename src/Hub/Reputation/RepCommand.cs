using MtsLife.Hub.Access;
using MtsLife.Hub.Commands;

namespace MtsLife.Hub.Reputation;

/// <param name="Self">Whether it is the caller's own.</param>
public sealed record OfReputation(long PersonId, LevelView Level, bool Self);

/// <summary><c>/rep</c> or <c>/rep @кто</c>: level and points, for its caller's eyes.</summary>
internal sealed class RepCommand(NamedPeople people, ReputationReading reading) : ISlashCommand
{
    public IReadOnlyList<string> Names { get; } = ["rep", "репутация"];

    public IReadOnlyList<CommandArgument> Arguments { get; } = [new("person", Required: false)];

    public CommandPlace Place => CommandPlace.Anywhere;

    public async Task<Answer<CommandAnswer>> RunAsync(Actor actor, CommandCall call)
    {
        var arguments = new CommandArguments(call.Text);
        if (arguments.IsAtEnd)
        {
            return await SayAsync(actor, actor.PersonId);
        }

        var mentions = arguments.Mentions();
        if (mentions.IsRefused)
        {
            return mentions.Refusal;
        }

        var named = await people.FindAsync(mentions.Ok);
        if (named.IsRefused)
        {
            return named.Refusal;
        }

        return named.Ok.Count > 1 || !arguments.IsAtEnd
            ? CommandRefusals.Wrong("one_person", "One person, or nobody for oneself.", arguments.Word)
            : await SayAsync(actor, named.Ok[0]);
    }

    private async Task<Answer<CommandAnswer>> SayAsync(Actor actor, long personId) =>
        new CommandAnswer.Say("reputation", new OfReputation(personId, await reading.LevelAsync(personId), personId == actor.PersonId));
}
