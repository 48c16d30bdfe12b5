using System.ComponentModel.DataAnnotations;
using MtsLife.Hub.Channels;
using MtsLife.Storage.Groups;

namespace MtsLife.Hub.Groups;

/// <summary>A group as one person sees it.</summary>
/// <param name="MyRole"><c>member</c>, <c>moderator</c>, <c>owner</c>, or absent for one who does not belong.</param>
/// <param name="Channels">Only where a single group is asked for: those the person may read, the main one first.</param>
public sealed record GroupView(
    long Id, string Name, string Description, [property: AllowedValues("open", "closed", "secret")] string Visibility, bool Mandatory, int MemberCount,
    [property: AllowedValues("member", "moderator", "owner")] string? MyRole, bool Archived,
    int Version, long MainChannelId, IReadOnlyList<ChannelView>? Channels = null)
{
    internal static GroupView Of(GroupRow g) => new(
        g.Id, g.Name, g.Description, g.Visibility, g.Mandatory, g.MemberCount, g.MyRole, g.Archived, g.Version, g.MainChannelId);
}

public sealed record GroupPage(IReadOnlyList<GroupView> Groups, string? Next);
