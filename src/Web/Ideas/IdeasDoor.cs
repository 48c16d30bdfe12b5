using MtsLife.Hub.Access;
using MtsLife.Hub.Ideas;
using MtsLife.Web.Doors;

namespace MtsLife.Web.Ideas;

internal sealed record SupportHere(bool On = true);

internal sealed record JudgeHere(string Status);

internal static class IdeasDoor
{
    public static void MapIdeas(this IEndpointRouteBuilder app)
    {
        var api = app.MapApi("/messages/{id:long}").WithTags("Ideas");
        api.MapPost("/support", (Actor actor, long id, SupportHere request, Supporting supporting) =>
            supporting.SupportAsync(actor, new SupportIdea(id, request.On)));
        api.MapPost("/status", (Actor actor, long id, JudgeHere request, Judging judging) => judging.JudgeAsync(actor, new JudgeIdea(id, request.Status)));

        app.MapApi("/apps/idea").WithTags("Ideas").MapGet("", (Actor actor, string? order, string? status, string? before, int? limit, IdeaReading ideas) =>
            ideas.PageAsync(actor, order, status, before, limit));
    }
}
