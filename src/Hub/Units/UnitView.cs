using System.ComponentModel.DataAnnotations;
using MtsLife.Storage.Units;

namespace MtsLife.Hub.Units;

/// <param name="Code">A shop's, such as <c>Y272</c>.</param>
/// <param name="Children">How many units stand right below.</param>
public sealed record UnitView(
    long Id, long? ParentId, [property: AllowedValues("company", "region", "office", "shop", "department")] string Kind, string? Code, string Name,
    string Address, int Children)
{
    internal static UnitView Of(UnitRow u) => new(u.Id, u.ParentId, u.Kind, u.Code, u.Name, u.Address, u.Children);
}

public sealed record UnitList(IReadOnlyList<UnitView> Units);

/// <param name="Path">From the top down to the one above it.</param>
/// <param name="People">How many work here and below.</param>
public sealed record UnitPage(UnitView Unit, IReadOnlyList<UnitView> Path, IReadOnlyList<UnitView> Children, int People);
