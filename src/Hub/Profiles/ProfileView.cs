using MtsLife.Hub.People;

namespace MtsLife.Hub.Profiles;

/// <summary>An employee's page. Times are told in the person's own zone.</summary>
/// <param name="Address">The person's own, or else the unit's.</param>
/// <param name="About">Plain text with line breaks.</param>
/// <param name="Followed">Whether whoever asks follows the person.</param>
public sealed record ProfileView(
    PersonView Person, string? UnitCode, string? Region, string TimeZone, string Address, string Phone, string Email, string About,
    int Followers, int Following, bool Followed);
