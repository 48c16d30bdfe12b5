using MtsLife.Hub.Access;
using MtsLife.Hub.Groups;
using MtsLife.Hub.Names;
using MtsLife.Hub.People;
using MtsLife.Storage.Groups;

namespace MtsLife.Hub.Commands.Basic;

/// <param name="ChannelId">Its main channel.</param>
public sealed record OfGroup(long GroupId, string Name, long ChannelId);

/// <summary><c>/join группа</c>, by its name or a part that only one group has.</summary>
internal sealed class JoinCommand(GroupSql groups, Joining joining) : ISlashCommand
{
    private const int MostLookedAt = 50;
    private const int MostNearest = 5;

    public IReadOnlyList<string> Names { get; } = ["join", "вступить"];

    public IReadOnlyList<CommandArgument> Arguments { get; } = [new("group")];

    public CommandPlace Place => CommandPlace.Anywhere;

    public async Task<Answer<CommandAnswer>> RunAsync(Actor actor, CommandCall call)
    {
        var arguments = new CommandArguments(call.Text);
        var quoted = arguments.Quoted();
        if (quoted.IsRefused)
        {
            return quoted.Refusal;
        }

        var group = await FindAsync(actor, quoted.Ok.Text ?? arguments.Rest);
        if (group.IsRefused)
        {
            return group.Refusal;
        }

        var joined = await joining.JoinAsync(actor, group.Ok.Id);
        return joined.IsRefused ? joined.Refusal : new CommandAnswer.Say("joined", new OfGroup(group.Ok.Id, group.Ok.Name, group.Ok.MainChannelId));
    }

    private async Task<Answer<GroupRow>> FindAsync(Actor actor, string name)
    {
        if (name.Length == 0)
        {
            return CommandRefusals.Wrong("no_group", "Name a group.");
        }

        var found = await groups.PageAsync(actor.PersonId, NameQuery.Patterns(name), false, "", 0, MostLookedAt);
        var key = Folding.Fold(name);
        return found.FirstOrDefault(g => Folding.Fold(g.Name) == key) is { } same ? same
            : found.Count == 1 ? found[0]
            : found.Count == 0 ? CommandRefusals.Wrong("unknown_group", "There is no such group.", name)
            : CommandRefusals.Wrong("ambiguous_group", "Several groups have this in their names.", name, [.. found.Take(MostNearest).Select(g => g.Name)]);
    }
}
