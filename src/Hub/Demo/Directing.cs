using System.Text.RegularExpressions;

namespace MtsLife.Hub.Demo;

/// <summary>
/// What becomes of a dialogue in a group: a question with answers, an idea with votes, news with a title, a thread, topics
/// and reactions. As it is written, or by chance, which is one of its own: what is said stays the same whatever is done.
/// </summary>
internal sealed partial class Directing(GroupPlan group, Crowd crowd, IReadOnlyList<DemoPerson> people, DateTime now, Chance chance)
{
    private static readonly string[] Asking = ["desk", "acquiring", "credit", "phones", "sales", "shift", "newcomers", "accounting", "company", "region"];
    private static readonly string[] Faces = ["🔥", "🎉", "😂", "👏", "💪"];

    private readonly Notes notes = new(now, crowd);

    // What differs in nothing but how its beginning is set off would be the same news twice.
    private readonly HashSet<string> told = [];

    public List<Said> Direct(Exchange exchange, IReadOnlyList<Said> lines, Dictionary<char, DemoPerson> cast)
    {
        var directed = exchange.IsDirected ? Written(exchange, lines, cast) : ByChance(exchange, lines);
        foreach (var line in directed)
            Like(line);
        return directed;
    }

    private List<Said> Written(Exchange exchange, IReadOnlyList<Said> lines, Dictionary<char, DemoPerson> cast)
    {
        var directed = new List<Said>();
        Said? root = null;
        for (var i = 0; i < lines.Count; i++)
        {
            var under = exchange.Lines[i].IsReply ? root : null;
            var line = notes.Read(exchange.Lines[i], lines[i] with { Root = under, Deeds = [] }, cast, under);
            root = under ?? line;
            directed.Add(line);
        }
        return directed;
    }

    private List<Said> ByChance(Exchange exchange, IReadOnlyList<Said> lines)
    {
        var isQuestion = lines.Count > 1 && Asking.Contains(exchange.Pool) && exchange.Lines[0].Text.Contains('?') && chance.Of(0.5);
        var root = group.News ? News(lines[0])
            : exchange.Pool == "ideas" && chance.Of(0.75) ? Idea(lines[0])
            : lines[0] with { Kind = isQuestion && chance.Of(0.9) ? "question" : "chat", Deeds = [] };
        root = About(exchange, root);
        // Some questions of the last days are still waiting.
        if (root.Kind == "question" && root.At > now.AddDays(-9) && chance.Of(0.2))
            return [root];
        var isThread = isQuestion || root.Kind == "idea" || chance.Of(0.15);
        List<Said> directed = [root, .. lines.Skip(1).Select(line => line with { Root = isThread ? root : null, Deeds = [] })];
        if (root.Kind == "question")
            Answer(root, directed);
        return directed;
    }

    /// <summary>Who asked and then speaks again has been answered by whoever spoke before.</summary>
    private void Answer(Said question, List<Said> directed)
    {
        var accepted = false;
        for (var i = 1; i < directed.Count; i++)
        {
            var isThanked = i + 1 == directed.Count || directed[i + 1].Author == question.Author;
            if (directed[i].Author == question.Author || !isThanked || !chance.Of(accepted ? 0.35 : 0.72))
                continue;
            var at = Past(directed[Math.Min(i + 1, directed.Count - 1)].At.AddSeconds(chance.Between(5, 90)));
            directed[i].Deeds.Add(new Accepted(at, question.Author));
            accepted = true;
        }
        if (accepted && chance.Of(0.02))
            question.Deeds.Add(new Reopened(Past(directed[^1].At.AddMinutes(chance.Between(40, 900))), question.Author));
    }

    private Said News(Said line)
    {
        var match = BoldBeginning().Match(line.Text);
        return match.Success && match.Groups[2].Length > 0 && told.Add(Capital(match.Groups[2].Value))
            ? line with { Kind = "news", Title = match.Groups[1].Value.TrimEnd('.', ' '), Text = Capital(match.Groups[2].Value), Deeds = [] }
            : line with { Deeds = [] };
    }

    private static string Capital(string text) => $"{char.ToUpperInvariant(text[0])}{text[1..]}";

    private Said Idea(Said line)
    {
        var idea = line with { Kind = "idea", Deeds = [] };
        idea.Deeds.AddRange(crowd.Do(chance.Between(0, 26), idea, TimeSpan.FromDays(8), (at, by) => new Supported(at, by)));
        if (chance.Of(0.55) && idea.At < now.AddDays(-4))
            idea.Deeds.Add(new Judged(idea.At.AddDays(1).AddMinutes(chance.Between(0, 2000)), crowd.Moderator, chance.Pick(["considered", "considered", "accepted", "done", "declined"])));
        return idea;
    }

    /// <summary>Chosen by the author, written in the text, or added by a colleague a little later.</summary>
    private Said About(Exchange exchange, Said root)
    {
        var share = root.Kind switch { "question" => 0.8, "news" => 0.7, "idea" => 0.5, _ => 0.12 };
        if (exchange.About.Count == 0 || !chance.Of(share))
            return root;
        var topics = exchange.About.Take(chance.Of(0.3) ? 2 : 1).ToList();
        var way = chance.Between(0, 9);
        if (way < 3 && !root.Text.Contains('\n'))
            return root with { Text = $"{root.Text} {string.Join(' ', topics.Select(TopicPlans.Written))}" };
        var names = topics.Select(t => t.Name).ToList();
        if (way < 7)
            return root with { Topics = names };
        var by = crowd.Some(1, root.At, root.Author).FirstOrDefault();
        if (by is not null)
            root.Deeds.Add(new Filed(Past(root.At.AddMinutes(chance.Between(2, 40))), by, names));
        return root;
    }

    private void Like(Said line)
    {
        var isGood = line.Deeds.Any(d => d is Accepted);
        var (share, most) = line.Kind switch
        {
            "news" => (0.95, 24),
            "thanks" => (1.0, 12),
            "idea" or "poll" or "gathering" or "article" => (0.8, 9),
            _ when isGood => (0.8, 6),
            _ when line.Root is not null => (0.25, 3),
            _ => (0.22, 4),
        };
        if (!chance.Of(share) || line.Deeds.Any(d => d is Reacted))
            return;
        var count = 1 + (int)(Math.Min(most, people.Count / 2) * Math.Pow(chance.Between(0.0, 1), 2));
        var face = chance.Pick(Faces);
        line.Deeds.AddRange(crowd.Do(count, line, TimeSpan.FromHours(30), (at, by) => new Reacted(at, by, chance.Of(0.8) ? "👍" : face)));
    }

    private DateTime Past(DateTime at) => Clockwork.Whole(at < now ? at : now.AddSeconds(-15));

    [GeneratedRegex(@"\A\*\*(.+?)\*\*\s*(.*)\z", RegexOptions.Singleline)]
    private static partial Regex BoldBeginning();
}
