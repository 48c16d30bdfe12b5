using MtsLife.Hub.Access;
using MtsLife.Hub.Commands;

namespace MtsLife.Hub.Questions;

/// <summary><c>/ask к кому обратиться по поводу #ДМС?</c></summary>
internal sealed class AskCommand : ISlashCommand
{
    public IReadOnlyList<string> Names { get; } = ["ask", "вопрос"];

    public IReadOnlyList<CommandArgument> Arguments { get; } = [new("question")];

    public CommandPlace Place => CommandPlace.WhereOneWrites;

    public Task<Answer<CommandAnswer>> RunAsync(Actor actor, CommandCall call)
    {
        var arguments = new CommandArguments(call.Text);
        return Task.FromResult<Answer<CommandAnswer>>(
            arguments.IsAtEnd ? CommandRefusals.Wrong("no_question", "Ask something.") : new CommandAnswer.Write("question", arguments.Rest));
    }
}
