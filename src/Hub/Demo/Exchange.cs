namespace MtsLife.Hub.Demo;

/// <summary>A written dialogue: who says what, and how long after the line before.</summary>
internal sealed record Exchange(string Pool, IReadOnlyList<ExchangeLine> Lines)
{
    /// <summary>Who speaks, and who is thanked without saying anything.</summary>
    public IReadOnlyList<char> Roles { get; } = [.. Lines.Select(line => line.Role).Concat(Lines.SelectMany(line => line.Thanked)).Distinct()];

    /// <summary>What is talked about, by the words of the first line before those of the others.</summary>
    public IReadOnlyList<TopicPlan> About { get; } = Lines.Count == 0 ? []
        : [.. TopicPlans.About(Lines[0].Text).Union(TopicPlans.About(string.Join('\n', Lines.Select(line => line.Text)))).Take(2)];

    /// <summary>Whether it is written what becomes of its lines; otherwise chance says.</summary>
    public bool IsDirected => Lines.Any(line => line.IsReply || line.Notes.Count > 0);

    /// <summary>The people of a scene by role, <c>*</c> for anybody; empty when anybody may speak.</summary>
    public IReadOnlyDictionary<char, string> Cast { get; init; } = new Dictionary<char, string>();

    /// <summary>A scene is played in this group, that long before the company is opened.</summary>
    public (string Group, TimeSpan Ago)? Scene { get; init; }
}

/// <summary>Role <c>m</c> is a manager, <c>x</c> somebody of the office, <c>o</c> a moderator, any other letter anybody.</summary>
internal sealed record ExchangeLine(char Role, double? Minutes, string Text)
{
    /// <summary>Said under the line before that is no reply.</summary>
    public bool IsReply { get; init; }

    /// <summary>What it is and what becomes of it, see <see cref="Notes"/>.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    public IEnumerable<char> Thanked =>
        Notes.Where(note => note.StartsWith("thanks ", StringComparison.Ordinal)).SelectMany(note => note.Split(' ')[2..])
            .Where(word => char.IsLetter(word[0])).Select(word => word[0]);
}
