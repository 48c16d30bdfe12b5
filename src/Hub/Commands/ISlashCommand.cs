using MtsLife.Hub.Access;

namespace MtsLife.Hub.Commands;

/// <summary>
/// One class, one command, in the folder of its feature and registered as this. It reads its arguments with
/// <see cref="CommandArguments"/> and refuses what it cannot read by <see cref="CommandRefusals"/>; docs/commands.md.
/// </summary>
public interface ISlashCommand
{
    /// <summary>Lower case, ё written as е: English first, then Russian.</summary>
    IReadOnlyList<string> Names { get; }

    IReadOnlyList<CommandArgument> Arguments { get; }

    CommandPlace Place { get; }

    Task<Answer<CommandAnswer>> RunAsync(Actor actor, CommandCall call);
}

/// <summary>Where a command can do something.</summary>
public enum CommandPlace
{
    Anywhere,

    /// <summary>Where its caller may write, because what it writes stands there.</summary>
    WhereOneWrites,

    /// <summary>In a group to which its caller belongs.</summary>
    InOwnGroup,
}

/// <summary>A hint at what comes next; the client has the words for it.</summary>
/// <param name="Name">The flag's own name, or what is to be written, such as <c>people</c> or <c>reason</c>.</param>
public sealed record CommandArgument(string Name, bool Required = true, bool Repeats = false, bool IsFlag = false)
{
    public static CommandArgument Flag(string name) => new(name, Required: false, IsFlag: true);
}

/// <summary>A command as it was called.</summary>
/// <param name="Text">To <see cref="SlashCommands"/> the whole text; to the command what follows its name.</param>
/// <param name="ClientId">What the command writes, it writes under this key, so that calling again writes nothing twice.</param>
/// <param name="ChannelId">Where it was called; nobody has looked yet whether its caller may see it.</param>
public sealed record CommandCall(string Text, Guid ClientId, long ChannelId);
