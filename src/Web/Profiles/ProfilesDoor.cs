using MtsLife.Hub.Access;
using MtsLife.Hub.Profiles;
using MtsLife.Web.Doors;

namespace MtsLife.Web.Profiles;

internal static class ProfilesDoor
{
    public static void MapProfiles(this IEndpointRouteBuilder app)
    {
        var me = app.MapApi("/me").WithTags("Me");
        me.MapPatch("/profile", (Actor actor, EditProfile request, ProfileEditing profile) => profile.EditAsync(actor, request)).LimitedAs("profile");
        me.MapPost("/status", (Actor actor, SetStatus request, ProfileEditing profile) => profile.SetStatusAsync(actor, request)).LimitedAs("profile");

        var people = app.MapApi("/people").WithTags("People");
        people.MapGet("/{idOrHandle}", (Actor actor, string idOrHandle, ProfileReading profiles) => profiles.FindAsync(actor, idOrHandle));

        var one = people.MapGroup("/{id:long}");
        one.MapPost("/subscribe", (Actor actor, long id, PersonSubscribing subscribing) => subscribing.SubscribeAsync(actor, id));
        one.MapPost("/unsubscribe", (Actor actor, long id, PersonSubscribing subscribing) => subscribing.UnsubscribeAsync(actor, id));
        one.MapGet("/followers", (Actor actor, long id, string? after, ProfileReading profiles) => profiles.FollowersAsync(actor, id, after));
        one.MapGet("/following", (Actor actor, long id, string? after, ProfileReading profiles) => profiles.FollowingAsync(actor, id, after));
        one.MapGet("/groups", (Actor actor, long id, string? after, ProfileReading profiles) => profiles.GroupsAsync(actor, id, after));
        one.MapGet("/publications", (Actor actor, long id, string? before, int? limit, ProfileReading profiles) =>
            profiles.PublicationsAsync(actor, id, before, limit));
    }
}
