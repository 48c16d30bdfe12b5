using MtsLife.Hub.Experts;

namespace MtsLife.Hub.Tests.Experts.Replay;

/// <summary>An answer as it was known once it had been written.</summary>
internal sealed record KnownAnswer(Post Post, Post Question, bool WillBeAccepted)
{
    public Evidence EvidenceAt(DateTime at, TimeSpan? acceptedAfter) =>
        new(Post.Id, Post.OwnerId, Question.OwnerId, Post.At, WillBeAccepted && acceptedAfter is { } delay && Post.At + delay <= at, Likers: 0);
}

/// <summary>What was posted before a moment: all that a ranking may look at.</summary>
internal sealed class Community
{
    private readonly Dictionary<long, int> seen = [];
    private readonly List<KnownAnswer> answers = [];

    /// <summary>People in the order of their first post.</summary>
    public IReadOnlyDictionary<long, int> Seen => seen;

    public IReadOnlyList<KnownAnswer> Answers => answers;

    public void Add(Post post, IReadOnlyDictionary<long, Post> questions)
    {
        if (post.OwnerId == 0)
            return;
        seen.TryAdd(post.OwnerId, seen.Count);
        if (!post.IsQuestion)
            answers.Add(new(post, questions[post.ParentId], questions[post.ParentId].AcceptedId == post.Id));
    }
}

/// <summary>Ranks people for a question: a value each, more is better; who has none is not ranked unless <see cref="RanksAll"/>.</summary>
internal abstract class Ranker
{
    /// <summary>Whether everybody else follows in the order of their first post.</summary>
    public virtual bool RanksAll => true;

    public abstract IReadOnlyDictionary<long, double> Values(Community before, Post question);
}
