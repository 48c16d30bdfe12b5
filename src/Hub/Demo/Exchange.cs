namespace MtsLife.Hub.Demo;

/// <summary>A written dialogue: who says what, and how long after the line before.</summary>
internal sealed record Exchange(string Pool, IReadOnlyList<ExchangeLine> Lines)
{
    public IReadOnlyList<char> Roles { get; } = [.. Lines.Select(line => line.Role).Distinct()];

    /// <summary>The people of a scene by role; empty when anybody may speak.</summary>
    public IReadOnlyDictionary<char, string> Cast { get; init; } = new Dictionary<char, string>();

    /// <summary>A scene is played in this group, that long before the company is opened.</summary>
    public (string Group, TimeSpan Ago)? Scene { get; init; }
}

/// <summary>Role <c>m</c> is a manager, <c>x</c> somebody of the office, <c>o</c> a moderator, any other letter anybody.</summary>
internal sealed record ExchangeLine(char Role, double? Minutes, string Text);
