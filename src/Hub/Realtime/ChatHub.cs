using System.Text.Json;
using Microsoft.AspNetCore.SignalR;
using MtsLife.Hub.Access;
using MtsLife.Hub.Channels;
using MtsLife.Hub.Fanout;
using MtsLife.Hub.Messages;
using MtsLife.Hub.Polls;
using MtsLife.Hub.Questions;
using MtsLife.Hub.Reactions;
using MtsLife.Hub.Threads;

namespace MtsLife.Hub.Realtime;

/// <summary>
/// The SignalR door. A method translates and calls one verb; every argument is a JSON object read by the same reader
/// as an HTTP body, every answer <c>{ok}</c> or <c>{refusal}</c>.
/// </summary>
public sealed class ChatHub(
    Sockets sockets, HubDoor door, Posting posting, Editing editing, Deleting deleting, Filing filing, Replying replying, Reacting reacting, Accepting accepting,
    Voting voting, Marking marking, Viewing viewing, TypingGate typing, PresenceBoard presence, Fanout.Fanout fanout) : Hub<IChatClient>
{
    public Task<HubAnswer> View(JsonElement request) =>
        door.AnswerAsync<ViewChannels, Viewed>(Me, "read", request, r => viewing.ViewAsync(Me, Context.ConnectionId, r));

    public Task<HubAnswer> Post(JsonElement request) =>
        door.AnswerAsync<PostMessage, Posted>(Me, "post", request, r => posting.PostAsync(Me, r));

    public Task<HubAnswer> Edit(JsonElement request) =>
        door.AnswerAsync<EditMessage, Changed>(Me, "post", request, r => editing.EditAsync(Me, r));

    public Task<HubAnswer> Delete(JsonElement request) =>
        door.AnswerAsync<DeleteMessage, Done>(Me, "post", request, r => deleting.DeleteAsync(Me, r));

    public Task<HubAnswer> Reply(JsonElement request) =>
        door.AnswerAsync<ReplyTo, Posted>(Me, "post", request, r => replying.ReplyAsync(Me, r));

    public Task<HubAnswer> React(JsonElement request) =>
        door.AnswerAsync<React, Done>(Me, "write", request, r => reacting.ReactAsync(Me, r));

    public Task<HubAnswer> Accept(JsonElement request) =>
        door.AnswerAsync<Accept, Done>(Me, "write", request, r => accepting.AcceptAsync(Me, r));

    public Task<HubAnswer> Vote(JsonElement request) =>
        door.AnswerAsync<Vote, Done>(Me, "write", request, r => voting.VoteAsync(Me, r));

    public Task<HubAnswer> ChangeTopics(JsonElement request) =>
        door.AnswerAsync<ChangeTopics, Changed>(Me, "write", request, r => filing.ChangeAsync(Me, r));

    public Task<HubAnswer> MarkRead(JsonElement request) =>
        door.AnswerAsync<MarkRead, ReadMark>(Me, "write", request, r => marking.ReadAsync(Me, r));

    public Task<HubAnswer> MarkUnread(JsonElement request) =>
        door.AnswerAsync<MarkUnread, ReadMark>(Me, "write", request, r => marking.UnreadAsync(Me, r));

    public Task<HubAnswer> Typing(JsonElement request) =>
        door.AnswerAsync<TypeIn, Done>(Me, "typing", request, TypeAsync);

    public Task<HubAnswer> Presence(JsonElement request) =>
        door.AnswerAsync<FollowPresence, Presences>(Me, "read", request, FollowAsync);

    public override Task OnConnectedAsync() => sockets.ArriveAsync(Context, Clients.Caller);

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        sockets.Leave(Context);
        return Task.CompletedTask;
    }

    private Actor Me => Sockets.ActorOf(Context);

    private async Task<Answer<Done>> TypeAsync(TypeIn request)
    {
        if (typing.MayTell(Context.ConnectionId, Me.PersonId, request.ChannelId))
        {
            await fanout.TypingAsync(Context.ConnectionId, new TypingFrame(request.ChannelId, Me.PersonId));
        }

        return Done.Now;
    }

    private Task<Answer<Presences>> FollowAsync(FollowPresence request) => Task.FromResult<Answer<Presences>>(
        request.People.Count > PresenceBoard.MostOnScreen
            ? Refusals.Invalid("people", "too_many", $"Up to {PresenceBoard.MostOnScreen} people.")
            : new Presences(presence.Follow(Context.ConnectionId, request.People)));
}
