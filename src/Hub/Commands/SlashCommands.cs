using MtsLife.Hub.Access;
using MtsLife.Hub.Channels;
using MtsLife.Hub.Commands.Basic;
using MtsLife.Hub.Messages;
using MtsLife.Hub.Names;

namespace MtsLife.Hub.Commands;

/// <param name="Usable">Whether it can do something in the channel that was asked about.</param>
public sealed record CommandView(IReadOnlyList<string> Names, IReadOnlyList<CommandArgument> Arguments, bool Usable)
{
    internal static CommandView Of(ISlashCommand command, bool usable = true) => new(command.Names, command.Arguments, usable);
}

public sealed record CommandList(IReadOnlyList<CommandView> Commands);

/// <summary>All commands there are. A text that turns out to be none comes back as the message to be posted.</summary>
public sealed class SlashCommands
{
    private const int MostNearest = 3;

    private readonly ChannelReading channels;
    private readonly IReadOnlyList<ISlashCommand> commands;
    private readonly Dictionary<string, ISlashCommand> byName;

    public SlashCommands(IEnumerable<ISlashCommand> commands, ChannelReading channels)
    {
        this.channels = channels;
        this.commands = [.. commands, new HelpCommand(this)];
        byName = this.commands.SelectMany(command => command.Names.Select(name => (name, command))).ToDictionary(c => c.name, c => c.command);
    }

    /// <summary>For <see cref="Posting"/>: what is to be posted in place of the request, or said to its author.</summary>
    public async Task<Answer<CommandOutcome>?> DispatchAsync(Actor actor, PostMessage request) =>
        (await RunAsync(actor, new CommandCall(request.Text, request.ClientId, request.ChannelId))).Select(answer => answer switch
        {
            CommandAnswer.Write write => new CommandOutcome(Write: request with
            {
                Kind = write.Kind,
                Title = write.Title.Length == 0 ? request.Title : write.Title,
                Text = write.Text,
                Topics = write.Topics is { Count: > 0 } topics ? [.. topics, .. request.Topics ?? []] : request.Topics,
                Card = write.Card ?? request.Card,
            }),
            CommandAnswer.Say say => new CommandOutcome(Say: new Said(say.Code, say.Data)),
            _ => throw new InvalidOperationException($"An answer is to be written or said, not {answer}."),
        });

    public async Task<Answer<CommandAnswer>> RunAsync(Actor actor, CommandCall call)
    {
        if (MessageText.TryRead(call.Text, out var text).ToRefusal("text") is { } unreadable)
        {
            return unreadable;
        }

        var line = CommandLine.Read(text, byName.ContainsKey);
        if (line.Name is not { } name)
        {
            return new CommandAnswer.Write("chat", line.Text);
        }

        if (!byName.TryGetValue(name, out var command))
        {
            return Unknown(name);
        }

        return IsAskedFor(line.Text) && command is not HelpCommand
            ? Help(command)
            : await command.RunAsync(actor, call with { Text = line.Text });
    }

    /// <param name="channelId">Where they are to be used; without it only what needs no place is usable.</param>
    public async Task<Answer<CommandList>> ListAsync(Actor actor, long? channelId)
    {
        if (channelId is not { } id)
        {
            return All(command => command.Place == CommandPlace.Anywhere);
        }

        var here = await channels.FindAsync(actor, id);
        return here.Select(channel => All(command => IsUsable(command.Place, channel)));
    }

    internal CommandList All(Func<ISlashCommand, bool> isUsable) =>
        new([.. commands.Select(command => CommandView.Of(command, isUsable(command)))]);

    /// <summary>What there is to know of the command of a name, or that there is none.</summary>
    internal Answer<CommandAnswer> Help(string typed)
    {
        var line = CommandLine.Read(typed.StartsWith('/') ? typed : "/" + typed, byName.ContainsKey);
        return line.Name is { } name && byName.TryGetValue(name, out var command) ? Help(command) : Unknown(line.Name ?? typed);
    }

    private static CommandAnswer Help(ISlashCommand command) => new CommandAnswer.Say("command_help", CommandView.Of(command));

    private static bool IsAskedFor(string rest) => Folding.Fold(rest.Trim()) is "help" or "помощь" or "справка" or "?";

    private static bool IsUsable(CommandPlace place, ChannelView here) => place switch
    {
        CommandPlace.WhereOneWrites => here.CanPost || (here.CanJoin && here.Writers == "members"),
        CommandPlace.InOwnGroup => here.IsMember && here.GroupId is not null,
        _ => true,
    };

    private Refusal Unknown(string name) => CommandRefusals.Wrong("unknown_command", "There is no such command.", name, nearest: Nearest(name));

    /// <summary>One name of each command that may have been meant, in either layout.</summary>
    private string[] Nearest(string name) => name.Length > CommandLine.LongestName ? [] :
    [
        .. new[] { name, KeyboardLayout.Other(name) }.OfType<string>().SelectMany(typed => Nearness.To(typed, byName.Keys))
            .DistinctBy(near => byName[near]).Take(MostNearest),
    ];
}
