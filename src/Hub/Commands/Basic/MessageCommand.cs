using MtsLife.Hub.Access;
using MtsLife.Hub.Channels;
using MtsLife.Hub.Messages;

namespace MtsLife.Hub.Commands.Basic;

/// <param name="Post">Its place in the conversation.</param>
public sealed record SaidPrivately(long ChannelId, long Post);

/// <summary><c>/msg @кто текст</c>: opens the private conversation with one or several people and posts there.</summary>
internal sealed class MessageCommand(NamedPeople people, DirectOpening directs, Posting posting) : ISlashCommand
{
    public IReadOnlyList<string> Names { get; } = ["msg", "личное"];

    public IReadOnlyList<CommandArgument> Arguments { get; } = [new("people", Repeats: true), new("text")];

    public CommandPlace Place => CommandPlace.Anywhere;

    public async Task<Answer<CommandAnswer>> RunAsync(Actor actor, CommandCall call)
    {
        var arguments = new CommandArguments(call.Text);
        var mentions = arguments.Mentions();
        if (mentions.IsRefused)
        {
            return mentions.Refusal;
        }

        var named = await people.FindAsync(mentions.Ok);
        if (named.IsRefused)
        {
            return named.Refusal;
        }

        if (arguments.IsAtEnd)
        {
            return CommandRefusals.NoText;
        }

        var conversation = await directs.OpenAsync(actor, new OpenDirect(named.Ok));
        return conversation.IsRefused ? TooMany(conversation.Refusal) : await SayAsync(actor, conversation.Ok.Channel.Id, call.ClientId, arguments.Rest);
    }

    private async Task<Answer<CommandAnswer>> SayAsync(Actor actor, long channelId, Guid clientId, string text)
    {
        var posted = await posting.PostAsync(actor, new PostMessage(ChannelId: channelId, ClientId: clientId, Text: CommandLine.Escaped(text)));
        return posted.IsRefused ? posted.Refusal : new CommandAnswer.Say("said_privately", new SaidPrivately(channelId, posted.Ok.Message!.Post));
    }

    private static Refusal TooMany(Refusal refusal) =>
        refusal is { Field: "people", Reason: "count" } ? CommandRefusals.Wrong("too_many_people", refusal.Message) : refusal;
}
