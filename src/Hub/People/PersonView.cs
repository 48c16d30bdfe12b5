using System.ComponentModel.DataAnnotations;
using MtsLife.Storage.People;

namespace MtsLife.Hub.People;

/// <summary>An employee as everybody in the company may see them.</summary>
/// <param name="Photo">Stands at <c>/api/photos/{photo}/64</c> and <c>/256</c>; absent where there is none.</param>
public sealed record PersonView(
    long Id, [property: AllowedValues("person", "bot", "shop")] string Kind, string Handle, string Name, string GivenName, string FamilyName,
    string Position, long? UnitId, string? UnitName, [property: AllowedValues("member", "administrator")] string Role, bool Deactivated, int Version, StatusView? Status,
    string? Photo)
{
    internal static PersonView Of(PersonRow p) =>
        new(p.Id, p.Kind, p.Handle, p.Name, p.GivenName, p.FamilyName, p.Position, p.UnitId, p.UnitName, p.Role, p.Deactivated, p.Version,
            StatusView.Of(p.StatusText, p.StatusEmoji, p.StatusUntil), p.Photo);
}

/// <summary>What somebody is at just now, in their own words.</summary>
/// <param name="Emoji">One emoji, or empty.</param>
/// <param name="Until">Past this instant the status no longer holds, and nobody is told: whoever shows it looks at the clock.</param>
public sealed record StatusView(string Text, string Emoji, DateTime? Until)
{
    internal static StatusView? Of(string text, string emoji, DateTime? until) =>
        text.Length == 0 && emoji.Length == 0 ? null : new(text, emoji, until);
}

/// <param name="Next">Pass as <c>after</c> to get the next page; null at the end.</param>
public sealed record PeoplePage(IReadOnlyList<PersonView> People, string? Next);
