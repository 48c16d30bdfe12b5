using MtsLife.Hub.Access;
using MtsLife.Hub.Experts;
using MtsLife.Web.Doors;

namespace MtsLife.Web.Experts;

internal static class ExpertsDoor
{
    public static void MapExperts(this IEndpointRouteBuilder app)
    {
        app.MapApi("/topics/{id:long}/experts").WithTags("Experts").MapGet("", (Actor actor, long id, ExpertReading experts) => experts.OfTopicAsync(actor, id));
        var person = app.MapApi("/people/{id:long}/expertise").WithTags("Experts");
        person.MapGet("", (Actor actor, long id, ExpertReading experts) => experts.OfPersonAsync(actor, id));
        person.MapGet("/{topicId:long}", (Actor actor, long id, long topicId, int? limit, ExpertReading experts) => experts.AnswersAsync(actor, id, topicId, limit));
        app.MapApi("/me/expertise/{topicId:long}").WithTags("Experts").MapPost("", (Actor actor, long topicId, DeclineExpertise request, Declining declining) =>
            declining.DeclineAsync(actor, topicId, request));
    }
}
