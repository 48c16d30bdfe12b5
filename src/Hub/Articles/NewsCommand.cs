using MtsLife.Hub.Access;
using MtsLife.Hub.Commands;

namespace MtsLife.Hub.Articles;

/// <summary><c>/news "Заголовок" текст</c>, or the title in the first line.</summary>
internal sealed class NewsCommand : ISlashCommand
{
    public IReadOnlyList<string> Names { get; } = ["news", "новость"];

    public IReadOnlyList<CommandArgument> Arguments { get; } = [new("title"), new("text", Required: false)];

    public CommandPlace Place => CommandPlace.WhereOneWrites;

    public Task<Answer<CommandAnswer>> RunAsync(Actor actor, CommandCall call) => Task.FromResult(
        TitledText.Read(call.Text).Select<CommandAnswer>(said => new CommandAnswer.Write("news", said.Text, said.Title)));
}
