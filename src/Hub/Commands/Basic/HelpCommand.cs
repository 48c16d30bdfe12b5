using MtsLife.Hub.Access;

namespace MtsLife.Hub.Commands.Basic;

/// <summary><c>/help</c> lists the commands, <c>/help thanks</c> tells of one, as <c>/thanks help</c> does.</summary>
internal sealed class HelpCommand(SlashCommands all) : ISlashCommand
{
    public IReadOnlyList<string> Names { get; } = ["help", "помощь", "справка"];

    public IReadOnlyList<CommandArgument> Arguments { get; } = [new("command", Required: false)];

    public CommandPlace Place => CommandPlace.Anywhere;

    public async Task<Answer<CommandAnswer>> RunAsync(Actor actor, CommandCall call)
    {
        var asked = new CommandArguments(call.Text).Word;
        if (asked.Length > 0)
        {
            return all.Help(asked);
        }

        var list = await all.ListAsync(actor, call.ChannelId);
        return list.IsRefused ? list.Refusal : new CommandAnswer.Say("help", list.Ok);
    }
}
