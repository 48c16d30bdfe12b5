using MtsLife.Hub.Access;
using MtsLife.Hub.Channels;
using MtsLife.Hub.Groups;

namespace MtsLife.Hub.Commands.Basic;

/// <summary><c>/leave</c>: the private channel or the group in which it is called.</summary>
internal sealed class LeaveCommand(ChannelReading channels, ChannelEditing editing, Joining joining) : ISlashCommand
{
    public IReadOnlyList<string> Names { get; } = ["leave", "выйти"];

    public IReadOnlyList<CommandArgument> Arguments { get; } = [];

    public CommandPlace Place => CommandPlace.InOwnGroup;

    public async Task<Answer<CommandAnswer>> RunAsync(Actor actor, CommandCall call)
    {
        if (new CommandArguments(call.Text) is { IsAtEnd: false, Word: var word })
        {
            return CommandRefusals.Wrong("no_arguments", "The command takes nothing after its name.", word);
        }

        var channel = await channels.FindAsync(actor, call.ChannelId);
        if (channel.IsRefused || channel.Ok.GroupId is not { } groupId)
        {
            return channel.Refusal ?? NotHere;
        }

        var left = channel.Ok.Private ? await editing.RemoveAsync(actor, call.ChannelId, actor.PersonId) : await joining.LeaveAsync(actor, groupId);
        return left.IsRefused ? left.Refusal
            : new CommandAnswer.Say(channel.Ok.Private ? "left_channel" : "left", new OfGroup(groupId, NameOf(channel.Ok), call.ChannelId));
    }

    private static string NameOf(ChannelView channel) => channel.Private ? channel.Name : channel.GroupName ?? channel.Name;

    private static readonly Refusal NotHere = CommandRefusals.Wrong("not_in_group_here", "There is nothing to leave here: this is no group.");
}
