using MtsLife.Hub.Access;
using MtsLife.Hub.Polls;
using MtsLife.Web.Doors;

namespace MtsLife.Web.Polls;

/// <param name="Options">Numbers of options; none takes a named vote back.</param>
internal sealed record VoteHere(IReadOnlyList<int> Options);

internal static class PollsDoor
{
    public static void MapPolls(this IEndpointRouteBuilder app)
    {
        var api = app.MapApi("/messages/{id:long}").WithTags("Polls");
        api.MapPost("/votes", (Actor actor, long id, VoteHere request, Voting voting) => voting.VoteAsync(actor, new Vote(id, request.Options)));
        api.MapGet("/votes", (Actor actor, long id, int? option, string? after, int? limit, VoterReading voters) =>
            voters.PageAsync(actor, id, option, after, limit));
        api.MapPost("/close", (Actor actor, long id, Closing closing) => closing.CloseAsync(actor, new ClosePoll(id)));

        app.MapApi("/apps/poll").WithTags("Polls").MapGet("", (Actor actor, string? state, string? before, int? limit, PollReading polls) =>
            polls.PageAsync(actor, state, before, limit));
    }
}
