using MtsLife.Hub.Access;
using MtsLife.Hub.Commands;

namespace MtsLife.Hub.Ideas;

/// <summary><c>/idea "Заголовок" текст</c>, or the title in the first line.</summary>
internal sealed class IdeaCommand : ISlashCommand
{
    public IReadOnlyList<string> Names { get; } = ["idea", "идея"];

    public IReadOnlyList<CommandArgument> Arguments { get; } = [new("title"), new("text", Required: false)];

    public CommandPlace Place => CommandPlace.WhereOneWrites;

    public Task<Answer<CommandAnswer>> RunAsync(Actor actor, CommandCall call) => Task.FromResult(
        TitledText.Read(call.Text).Select<CommandAnswer>(said => new CommandAnswer.Write("idea", said.Text, said.Title)));
}
