using MtsLife.Hub.Access;
using MtsLife.Hub.Commands;
using MtsLife.Hub.Names;
using MtsLife.Storage.Topics;

namespace MtsLife.Hub.Experts;

/// <summary><c>/expert #тема</c>: the best three, and why.</summary>
internal sealed class ExpertCommand(TopicSql topics, ExpertReading reading) : ISlashCommand
{
    private const int Told = 3;

    public IReadOnlyList<string> Names { get; } = ["expert", "эксперт"];

    public IReadOnlyList<CommandArgument> Arguments { get; } = [new("topic")];

    public CommandPlace Place => CommandPlace.Anywhere;

    public async Task<Answer<CommandAnswer>> RunAsync(Actor actor, CommandCall call)
    {
        var arguments = new CommandArguments(call.Text);
        var named = arguments.Topics() is [var first, ..] ? first : arguments.Rest;
        if (named.Length == 0)
        {
            return CommandRefusals.Wrong("no_topic", "Name a topic.");
        }

        if (TopicName.TryRead(named, out _, out var key) != TextProblem.None || (await topics.ResolveAsync([key])) is not [var topic, ..])
        {
            return CommandRefusals.Wrong("unknown_topic", "There is no such topic.", named);
        }

        var best = await reading.OfTopicAsync(actor, topic.Id);
        return best.IsRefused ? best.Refusal : new CommandAnswer.Say("experts", best.Ok with { Experts = [.. best.Ok.Experts.Take(Told)], Titled = [] });
    }
}
