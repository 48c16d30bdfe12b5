namespace MtsLife.Storage.Profiles;

/// <summary>What a profile says beside the person, as one reader sees it.</summary>
public sealed record ProfileRow
{
    public required string Address { get; init; }
    public required string Phone { get; init; }
    public required string Email { get; init; }
    public required string About { get; init; }
    public int Followers { get; init; }
    public int Following { get; init; }

    /// <summary>Whether the reader follows the person.</summary>
    public bool Followed { get; init; }
}
