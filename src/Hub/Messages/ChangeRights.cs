using MtsLife.Hub.Access;

namespace MtsLife.Hub.Messages;

/// <summary>What changes of many kinds ask before they write.</summary>
internal static class ChangeRights
{
    /// <summary>A moderator of the group, or an administrator, who counts as one wherever they can see.</summary>
    public static bool MayModerate(this MessageChange change) => change.Message.CanModerate || (change.Actor.IsAdministrator && change.Message.ChannelKind != "direct");

    /// <summary>Votes, answers and confirmations go to what stands, where people still talk.</summary>
    public static Refusal? RefuseAnswers(this MessageChange change) =>
        change.Message switch
        {
            { Deleted: true } or { Hidden: true } => Refusals.Forbidden("There is nothing to answer.", "deleted"),
            { Archived: true } => Refusals.Forbidden("The channel is archived.", "archived"),
            _ => null,
        };
}
