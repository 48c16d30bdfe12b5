using System.Collections.Concurrent;
using Microsoft.Extensions.Options;

namespace MtsLife.Hub.Access;

/// <param name="PerSecond">How fast a used-up allowance comes back.</param>
/// <param name="Burst">How much may come at once.</param>
public sealed record RateLimit(double PerSecond, double Burst);

/// <summary>The configuration section <c>RateLimits</c>: <c>Enabled</c> and, by kind, <c>Kinds:post:PerSecond</c> and <c>Burst</c>.</summary>
public sealed class RateLimitOptions
{
    public bool Enabled { get; set; } = true;

    public Dictionary<string, RateLimit> Kinds { get; } = new()
    {
        ["post"] = new(10, 30),
        ["write"] = new(10, 60),
        ["read"] = new(50, 200),
        // A page of faces that no browser has yet.
        ["photo"] = new(100, 500),
        ["typing"] = new(2, 10),
        ["people"] = new(1, 20),
        // Everybody who is there is told of each change.
        ["profile"] = new(0.1, 15),
        ["password"] = new(0.1, 10),
        // A whole shop stands behind one address; guessing is bounded by the lock-out of each login.
        ["sign_in_address"] = new(2, 60),
        ["sign_in_login"] = new(0.2, 10),
    };
}

/// <summary>
/// Token buckets in this node's memory, one per kind and person (or token): they protect the node, not a quota,
/// so nothing is shared between nodes or kept over a restart.
/// </summary>
public sealed class RateLimits(IOptions<RateLimitOptions> options, TimeProvider time)
{
    private const int SweepAbove = 50_000;

    private readonly ConcurrentDictionary<(string Kind, string Who), Bucket> buckets = new();

    /// <summary>Null when the verb may go on. A token has an allowance of its own beside its person's browser.</summary>
    public Refusal? Check(Actor actor, string kind, double cost = 1) =>
        Check(kind, actor.TokenId is { } token ? $"t{token}" : $"p{actor.PersonId}", cost);

    /// <summary>For what happens before anybody is signed in: by address or by login.</summary>
    public Refusal? Check(string kind, string who, double cost = 1)
    {
        if (!options.Value.Enabled)
            return null;
        if (buckets.Count > SweepAbove)
            Sweep();

        var limit = options.Value.Kinds[kind];
        return buckets.GetOrAdd((kind, who), _ => new Bucket(limit.Burst, time.GetTimestamp())).Take(limit, cost, time) is { } wait
            ? Refusals.TooFast(wait)
            : null;
    }

    // A bucket that is full again is the same as none.
    private void Sweep()
    {
        foreach (var (key, bucket) in buckets)
        {
            if (bucket.IsFull(options.Value.Kinds[key.Kind], time))
                buckets.TryRemove(new(key, bucket));
        }
    }

    private sealed class Bucket(double level, long filledAt)
    {
        private readonly Lock turn = new();
        private double level = level;
        private long filledAt = filledAt;

        /// <returns>How long until it would be granted, null when it is.</returns>
        public TimeSpan? Take(RateLimit limit, double cost, TimeProvider time)
        {
            lock (turn)
            {
                Fill(limit, time);
                if (level < cost)
                    return TimeSpan.FromSeconds(Math.Min((cost - level) / limit.PerSecond, 3600));
                level -= cost;
                return null;
            }
        }

        public bool IsFull(RateLimit limit, TimeProvider time)
        {
            lock (turn)
            {
                Fill(limit, time);
                return level >= limit.Burst;
            }
        }

        private void Fill(RateLimit limit, TimeProvider time)
        {
            level = Math.Min(limit.Burst, level + time.GetElapsedTime(filledAt).TotalSeconds * limit.PerSecond);
            filledAt = time.GetTimestamp();
        }
    }
}
