using MtsLife.Hub.Access;
using MtsLife.Hub.Reputation;
using MtsLife.Web.Doors;

namespace MtsLife.Web.Reputation;

internal static class ReputationDoor
{
    public static void MapReputation(this IEndpointRouteBuilder app)
    {
        var api = app.MapApi("/reputation").WithTags("Reputation");
        api.MapGet("/hints", (Actor actor, Hinting hints) => hints.ReadAsync(actor));
        api.MapGet("/leaders", (Actor actor, string? period, long? unit, ReputationReading reputation) => reputation.LeadersAsync(actor, period, unit));
        api.MapGet("/rules", (Actor actor, RuleSetting rules) => rules.ReadAsync(actor));

        app.MapApi("/people/{id:long}/reputation").WithTags("Reputation").MapGet("", (Actor actor, long id, ReputationReading reputation) =>
            reputation.FindAsync(actor, id));
        app.MapApi("/me/reputation/ledger").WithTags("Reputation").MapGet("", (Actor actor, string? before, int? limit, ReputationReading reputation) =>
            reputation.LedgerAsync(actor, before, limit));
        app.MapApi("/admin/point-rules").WithTags("Administration").MapPost("", (Actor actor, AddPointRules request, RuleSetting rules) =>
            rules.AddAsync(actor, request));
    }
}
