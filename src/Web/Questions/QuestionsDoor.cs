using MtsLife.Hub.Access;
using MtsLife.Hub.Questions;
using MtsLife.Web.Doors;

namespace MtsLife.Web.Questions;

internal sealed record AcceptHere(bool Accepted = true);

internal static class QuestionsDoor
{
    public static void MapQuestions(this IEndpointRouteBuilder app)
    {
        var messages = app.MapApi("/messages/{id:long}").WithTags("Questions");
        messages.MapPost("/accept", (Actor actor, long id, AcceptHere request, Accepting accepting) => accepting.AcceptAsync(actor, new Accept(id, request.Accepted)));
        messages.MapPost("/reopen", (Actor actor, long id, Accepting accepting) => accepting.ReopenAsync(actor, new Reopen(id)));

        app.MapApi("/questions").WithTags("Questions").MapGet("", (Actor actor, long? topic, long? group, string? before, int? limit, QuestionReading questions) =>
            questions.UnansweredAsync(actor, topic, group, before, limit));
        app.MapApi("/topics/{id:long}/knowledge").WithTags("Questions").MapGet("", (Actor actor, long id, string? sort, string? before, int? limit, QuestionReading questions) =>
            questions.KnownAsync(actor, id, sort, before, limit));
    }
}
