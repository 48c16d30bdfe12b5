namespace MtsLife.Hub.Tests.Experts.Replay;

/// <summary>At which place the author of each accepted answer stood, 0 where nowhere, in the order of the questions.</summary>
internal sealed record Places(IReadOnlyList<int> All)
{
    public Places FirstHalf => new([.. All.Take(All.Count / 2)]);

    public Places SecondHalf => new([.. All.Skip(All.Count / 2)]);

    /// <summary>Mean reciprocal rank.</summary>
    public double Mrr => All.Average(Reciprocal);

    public double Within(int first) => All.Average(place => place > 0 && place <= first ? 1.0 : 0.0);

    public static double Reciprocal(int place) => place == 0 ? 0 : 1.0 / place;
}

/// <summary>Goes through the posts by time and asks, at each question that got an accepted answer by a known person, who that will be.</summary>
internal sealed class Walk
{
    private readonly IReadOnlyList<Post> posts;
    private readonly Dictionary<long, Post> questions;
    private readonly Dictionary<long, long> owners;

    /// <param name="answersFirst">
    /// Nine questions were answered by their author in the same instant. Answers first is how the stated baseline came about, and lets it
    /// see these nine beforehand; questions first is right.
    /// </param>
    public Walk(IEnumerable<Post> posts, bool answersFirst)
    {
        this.posts = [.. posts.OrderBy(post => post.At).ThenBy(post => post.IsQuestion == answersFirst).ThenBy(post => post.Id)];
        questions = this.posts.Where(post => post.IsQuestion).ToDictionary(post => post.Id);
        owners = this.posts.ToDictionary(post => post.Id, post => post.OwnerId);
    }

    public IEnumerable<Post> Asked => posts.Where(post => post.IsQuestion && owners.GetValueOrDefault(post.AcceptedId) != 0);

    public long Target(Post question) => owners[question.AcceptedId];

    public Places Rank(Ranker ranker)
    {
        var (community, places) = (new Community(), new List<int>());
        foreach (var post in posts)
        {
            if (post.IsQuestion && owners.GetValueOrDefault(post.AcceptedId) is var target and not 0)
                places.Add(PlaceOf(target, ranker.Values(community, post), community, ranker.RanksAll));
            community.Add(post, questions);
        }
        return new(places);
    }

    /// <summary>Ties go to whom the ranking names first, then to whom the community saw first.</summary>
    private static int PlaceOf(long target, IReadOnlyDictionary<long, double> values, Community community, bool ranksAll)
    {
        var order = values.OrderByDescending(v => v.Value).Select(v => v.Key).ToList();
        if (ranksAll)
            order.AddRange(community.Seen.Where(seen => !values.ContainsKey(seen.Key)).OrderBy(seen => seen.Value).Select(seen => seen.Key));
        return order.IndexOf(target) + 1;
    }
}
