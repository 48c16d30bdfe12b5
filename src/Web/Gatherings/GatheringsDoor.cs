using MtsLife.Hub.Access;
using MtsLife.Hub.Gatherings;
using MtsLife.Web.Doors;

namespace MtsLife.Web.Gatherings;

internal sealed record AttendHere(string? Answer = null);

internal sealed record MoveHere(DateTime StartsAt, DateTime? EndsAt = null, string Place = "");

internal static class GatheringsDoor
{
    public static void MapGatherings(this IEndpointRouteBuilder app)
    {
        var api = app.MapApi("/messages/{id:long}").WithTags("Gatherings");
        api.MapPost("/attendance", (Actor actor, long id, AttendHere request, Attending attending) =>
            attending.AnswerAsync(actor, new Attend(id, request.Answer)));
        api.MapGet("/attendance", (Actor actor, long id, string? answer, string? after, int? limit, GatheringReading gatherings) =>
            gatherings.PageAsync(actor, id, answer, after, limit));

        api.MapPatch("/gathering", (Actor actor, long id, MoveHere request, Moving moving) =>
            moving.MoveAsync(actor, new MoveGathering(id, request.StartsAt, request.EndsAt, request.Place)));

        app.MapApi("/apps/gathering").WithTags("Gatherings").MapGet("", (Actor actor, string? when, string? before, int? limit, GatheringReading gatherings) =>
            gatherings.ListAsync(actor, when, before, limit));
        app.MapApi("/gatherings/{id:long}").WithTags("Gatherings").MapGet("/calendar", CalendarAsync).Produces<string>(200, CalendarType);
    }

    private const string CalendarType = "text/calendar";

    private static async Task<IResult> CalendarAsync(Actor actor, long id, HttpRequest request, GatheringReading gatherings) =>
        await gatherings.CalendarAsync(actor, id, $"{request.Scheme}://{request.Host}") switch
        {
            { IsRefused: true } no => Api.Refuse(no.Refusal),
            var file => TypedResults.File(file.Ok!.Content, CalendarType, file.Ok.Name),
        };
}
