using System.ComponentModel.DataAnnotations;
using MtsLife.Storage.People;

namespace MtsLife.Hub.People;

/// <summary>An employee as everybody in the company may see them.</summary>
public sealed record PersonView(
    long Id, [property: AllowedValues("person", "bot", "shop")] string Kind, string Handle, string Name, string GivenName, string FamilyName,
    string Position, long? UnitId, string? UnitName, [property: AllowedValues("member", "administrator")] string Role, bool Deactivated, int Version)
{
    internal static PersonView Of(PersonRow p) =>
        new(p.Id, p.Kind, p.Handle, p.Name, p.GivenName, p.FamilyName, p.Position, p.UnitId, p.UnitName, p.Role, p.Deactivated, p.Version);
}

/// <summary>What a profile says beside the name; times are told in the person's own zone.</summary>
public sealed record ProfileView(
    PersonView Person, string? UnitCode, string? UnitAddress, string? Region, string TimeZone);

/// <param name="Next">Pass as <c>after</c> to get the next page; null at the end.</param>
public sealed record PeoplePage(IReadOnlyList<PersonView> People, string? Next);
