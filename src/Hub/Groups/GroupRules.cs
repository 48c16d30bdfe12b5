using MtsLife.Hub.Access;
using MtsLife.Storage.Groups;

namespace MtsLife.Hub.Groups;

/// <summary>Who may change what of a group. An administrator counts as owner of every group they can see.</summary>
internal static class GroupRules
{
    public const int MostPeopleAtOnce = 100;

    public static readonly string[] Visibilities = ["open", "closed", "secret"];

    public static readonly string[] Roles = ["member", "moderator", "owner"];

    public static readonly string[] Writers = ["members", "moderators"];

    public static bool MayModerate(this GroupRow group, Actor actor) => group.MyRole is "moderator" or "owner" || actor.IsAdministrator;

    public static bool MayOwn(this GroupRow group, Actor actor) => group.MyRole is "owner" || actor.IsAdministrator;

    /// <summary>Any member brings people into an open group; into a closed or secret one its moderators do.</summary>
    public static bool MayInvite(this GroupRow group, Actor actor) =>
        group.MayModerate(actor) || (group.Visibility == "open" && group.MyRole is not null);

    public static readonly Refusal NotYours = Refusals.Forbidden("Only the group's moderators may do this.", "not_moderator");

    public static readonly Refusal Archived = Refusals.Forbidden("The group is archived.", "archived");

    public static readonly Refusal Stale = Refusals.Conflict("Somebody changed it meanwhile; load it again.", "version", "stale");

    public static readonly Refusal LastOwner = Refusals.Conflict("A group keeps at least one owner.", reason: "last_owner");
}
