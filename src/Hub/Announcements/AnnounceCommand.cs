using MtsLife.Hub.Access;
using MtsLife.Hub.Commands;

namespace MtsLife.Hub.Announcements;

/// <summary><c>/announce текст --until завтра 18:00</c>; a title may come first, in quotation marks.</summary>
internal sealed class AnnounceCommand(CommandClocks clocks) : ISlashCommand
{
    public IReadOnlyList<string> Names { get; } = ["announce", "объявление"];

    public IReadOnlyList<CommandArgument> Arguments { get; } = [new("text"), new("until", IsFlag: true)];

    public CommandPlace Place => CommandPlace.WhereOneWrites;

    public async Task<Answer<CommandAnswer>> RunAsync(Actor actor, CommandCall call)
    {
        var clock = await clocks.OfAsync(actor);
        var flags = CommandFlags.Take(call.Text, clock, isProse: true, CommandFlag.Until);
        if (flags.IsRefused)
        {
            return flags.Refusal;
        }

        var arguments = new CommandArguments(flags.Ok.Text);
        var title = arguments.Quoted();
        if (title.IsRefused)
        {
            return title.Refusal;
        }

        // Only quoted words are the announcement itself.
        var (heading, text) = arguments.IsAtEnd ? ("", title.Ok.Text ?? "") : (title.Ok.Text ?? "", arguments.Rest);
        return text.Length == 0 ? CommandRefusals.NoText
            : flags.Ok.Until is not { } until ? CommandRefusals.Wrong("no_until", "Say until when it stands.")
            : new CommandAnswer.Write("announcement", text, heading).With(new MakeAnnouncement(until.ToUtc(clock)));
    }
}
