using MtsLife.Hub.Access;
using MtsLife.Hub.Commands;

namespace MtsLife.Hub.Thanks;

/// <summary><c>/thanks @a @b @"Фамилия Имя" [значок] за что #тема</c></summary>
internal sealed class ThanksCommand(NamedPeople people) : ISlashCommand
{
    private const int MostRecipients = 50;

    public IReadOnlyList<string> Names { get; } = ["thanks", "спасибо"];

    public IReadOnlyList<CommandArgument> Arguments { get; } = [new("people", Repeats: true), new("badge", Required: false), new("reason")];

    public CommandPlace Place => CommandPlace.WhereOneWrites;

    public async Task<Answer<CommandAnswer>> RunAsync(Actor actor, CommandCall call)
    {
        var arguments = new CommandArguments(call.Text);
        var mentions = arguments.Mentions();
        if (mentions.IsRefused)
        {
            return mentions.Refusal;
        }

        var badge = BadgeOf(arguments.Bracketed());
        if (badge.IsRefused)
        {
            return badge.Refusal;
        }

        var recipients = await people.FindAsync(mentions.Ok);
        return recipients.IsRefused ? recipients.Refusal
            : recipients.Ok.Contains(actor.PersonId) ? CommandRefusals.Wrong("oneself", "Nobody thanks themselves.")
            : recipients.Ok.Count > MostRecipients ? CommandRefusals.Wrong("too_many_people", $"Up to {MostRecipients} people.")
            : arguments.IsAtEnd ? CommandRefusals.Wrong("no_reason", "Say what for.")
            : new CommandAnswer.Write("thanks", arguments.Rest).With(new GiveThanks(badge.Ok.Code, recipients.Ok));
    }

    private static Answer<Badge> BadgeOf(string? typed)
    {
        if (typed is null)
        {
            return Badges.Default;
        }

        return Badges.Meant(typed) switch
        {
            [] => CommandRefusals.Wrong("unknown_badge", "There is no such badge.", typed),
            [var one] => one,
            var several => CommandRefusals.Wrong("ambiguous_badge", "Several badges begin so.", typed, [.. several.Select(badge => badge.Code)]),
        };
    }
}
