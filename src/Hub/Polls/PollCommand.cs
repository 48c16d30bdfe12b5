using System.Text.RegularExpressions;
using MtsLife.Hub.Access;
using MtsLife.Hub.Commands;

namespace MtsLife.Hub.Polls;

/// <summary>
/// <c>/poll "Вопрос" "А" "Б" --multi --anonymous --until 18:00 #тема</c>, or the question in the first line and an option in
/// each of the next.
/// </summary>
internal sealed partial class PollCommand(CommandClocks clocks) : ISlashCommand
{
    private const int FewestOptions = 2;

    private static readonly CommandFlag Multi = new(["multi", "несколько"]);

    private static readonly CommandFlag Anonymous = new(["anonymous", "анонимно", "анонимный"]);

    public IReadOnlyList<string> Names { get; } = ["poll", "опрос"];

    public IReadOnlyList<CommandArgument> Arguments { get; } =
    [
        new("question"), new("option", Repeats: true), CommandArgument.Flag("multi"), CommandArgument.Flag("anonymous"), CommandArgument.Flag("until"),
    ];

    public CommandPlace Place => CommandPlace.WhereOneWrites;

    public async Task<Answer<CommandAnswer>> RunAsync(Actor actor, CommandCall call)
    {
        var clock = await clocks.OfAsync(actor);
        var flags = CommandFlags.Take(call.Text, clock, isProse: false, Multi, Anonymous, CommandFlag.Until);
        if (flags.IsRefused)
        {
            return flags.Refusal;
        }

        var text = flags.Ok.Text.Trim();
        var asked = text.Contains('\n', StringComparison.Ordinal) && !Quoting.Opens(text[0]) ? OfLines(text) : OfQuotes(text);
        if (asked.IsRefused)
        {
            return asked.Refusal;
        }

        var (question, options, topics) = asked.Ok;
        return question.Length == 0 ? CommandRefusals.Wrong("no_question", "Ask something.")
            : options.Count < FewestOptions ? CommandRefusals.Wrong("few_options", "A poll has at least two options.")
            : new CommandAnswer.Write("poll", question, Topics: topics).With(
                new AskPoll(options, flags.Ok.Has(Multi), flags.Ok.Has(Anonymous), flags.Ok.Until?.ToUtc(clock)));
    }

    private static Answer<Asked> OfQuotes(string text)
    {
        var (arguments, parts) = (new CommandArguments(text), new List<string>());
        while (true)
        {
            var next = arguments.Quoted();
            if (next.IsRefused)
            {
                return next.Refusal;
            }

            if (next.Ok.Text is not { } part)
            {
                break;
            }

            parts.Add(part);
        }

        var topics = arguments.Topics();
        return arguments.IsAtEnd ? new Asked(parts.FirstOrDefault(""), Written(parts.Skip(1)), topics)
            : CommandRefusals.Wrong("not_quoted", "Put the question and every option into quotation marks, or each into a line of its own.", arguments.Word);
    }

    private static Answer<Asked> OfLines(string text)
    {
        var lines = text.Split('\n');
        return new Asked(lines[0].Trim(), Written(lines.Skip(1).Select(line => Bullet().Replace(line, "").Trim())), []);
    }

    private static List<string> Written(IEnumerable<string> options) => [.. options.Where(option => option.Length > 0)];

    private sealed record Asked(string Question, IReadOnlyList<string> Options, IReadOnlyList<string> Topics);

    [GeneratedRegex(@"^\s*([-*•]|[0-9]{1,2}[.)])\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Bullet();
}
