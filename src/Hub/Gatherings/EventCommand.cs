using MtsLife.Hub.Access;
using MtsLife.Hub.Commands;

namespace MtsLife.Hub.Gatherings;

/// <summary><c>/event "Название" завтра 18:00-20:00 где #тема</c>; what stands in the next lines is said of it.</summary>
internal sealed class EventCommand(CommandClocks clocks) : ISlashCommand
{
    public IReadOnlyList<string> Names { get; } = ["event", "мероприятие"];

    public IReadOnlyList<CommandArgument> Arguments { get; } = [new("title"), new("when"), new("place", Required: false)];

    public CommandPlace Place => CommandPlace.WhereOneWrites;

    public async Task<Answer<CommandAnswer>> RunAsync(Actor actor, CommandCall call)
    {
        var arguments = new CommandArguments(call.Text);
        var title = arguments.Quoted();
        if (title.IsRefused || string.IsNullOrEmpty(title.Ok.Text))
        {
            return title.Refusal ?? CommandRefusals.Wrong("no_title", "Begin with the name in quotation marks.");
        }

        if (arguments.IsAtEnd)
        {
            return CommandRefusals.Wrong("no_time", "Say when it begins.");
        }

        var clock = await clocks.OfAsync(actor);
        var time = arguments.Time(clock);
        if (time.IsRefused)
        {
            return time.Refusal;
        }

        if (time.Ok is { Exact: null, Time: null })
        {
            return CommandRefusals.Wrong("no_time", "Say at what time it begins.");
        }

        var (place, topics) = arguments.Line();
        return new CommandAnswer.Write("gathering", arguments.Rest, title.Ok.Text, topics)
            .With(new CallGathering(time.Ok.ToUtc(clock), time.Ok.TillUtc(clock), place));
    }
}
