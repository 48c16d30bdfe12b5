using MtsLife.Hub.Access;
using MtsLife.Hub.People;
using MtsLife.Hub.Profiles;

namespace MtsLife.Hub.Commands.Basic;

public sealed record OfStatus(StatusView Status);

/// <summary><c>/status :palm_tree: в отпуске --until 31.12</c>; with nothing after its name the status is taken away.</summary>
internal sealed class StatusCommand(ProfileEditing profile, CommandClocks clocks) : ISlashCommand
{
    public IReadOnlyList<string> Names { get; } = ["status", "статус"];

    public IReadOnlyList<CommandArgument> Arguments { get; } = [new("emoji", Required: false), new("status", Required: false), CommandArgument.Flag("until")];

    public CommandPlace Place => CommandPlace.Anywhere;

    public async Task<Answer<CommandAnswer>> RunAsync(Actor actor, CommandCall call)
    {
        var line = StatusLine.Read(call.Text, await clocks.OfAsync(actor));
        if (line.IsRefused)
        {
            return line.Refusal;
        }

        var (emoji, text, until) = line.Ok;
        if (emoji.Length == 0 && text.Length == 0 && until is not null)
        {
            return CommandRefusals.NoText;
        }

        var set = await profile.SetStatusAsync(actor, new SetStatus(text, emoji, until));
        return set.IsRefused ? OfTheText(set.Refusal)
            : set.Ok.Person.Status is { } status ? new CommandAnswer.Say("status_set", new OfStatus(status))
            : new CommandAnswer.Say("status_cleared");
    }

    private static Refusal OfTheText(Refusal refusal) => refusal switch
    {
        { Field: "until" } => CommandRefusals.Wrong("status_too_far", refusal.Message),
        { Field: "emoji" } => refusal with { Field = "text" },
        _ => refusal,
    };
}
