using MtsLife.Hub.Experts;

namespace MtsLife.Hub.Tests.Experts;

/// <summary>
/// A company whose truth is known. Each person knows each topic to a degree (mostly little, of a few a lot) and is more or less active.
/// Questions come by chance; who answers is drawn by activity and knowledge, and each answer is good with the chance of its author's
/// knowledge. The asker accepts the best good one mostly, colleagues like good ones sometimes and bad ones rarely. Ranking and titles see
/// only what the product would: answers, acceptances, likes.
/// </summary>
internal sealed class Simulation
{
    private readonly Random random;
    private readonly double[] activity;
    private readonly double[,] knowledge;
    private readonly List<Evidence>[] evidence;

    public Simulation(int seed, int people, int topics)
    {
        random = new(seed);
        activity = [.. Enumerable.Range(0, people).Select(_ => Math.Pow(random.NextDouble(), 4))];
        knowledge = new double[people, topics];
        for (var person = 0; person < people; person++)
        {
            for (var topic = 0; topic < topics; topic++)
                knowledge[person, topic] = random.Next(10) == 0 ? 0.4 + 0.55 * random.NextDouble() : 0.35 * random.NextDouble();
        }
        evidence = [.. Enumerable.Range(0, topics).Select(_ => new List<Evidence>())];
    }

    public static DateTime Start { get; } = new(2025, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    public int People => activity.Length;

    public int Topics => evidence.Length;

    public IReadOnlyList<Evidence> Evidence(int topic) => evidence[topic];

    public double Knowledge(long person, int topic) => knowledge[person, topic];

    /// <summary>Questions at chance instants of the given days.</summary>
    public void Pass(int fromDay, int toDay, double questionsADayAndTopic)
    {
        for (var topic = 0; topic < Topics; topic++)
        {
            for (var day = fromDay; day < toDay; day++)
            {
                for (var questions = Poisson(questionsADayAndTopic); questions > 0; questions--)
                    Ask(topic, Start.AddDays(day + random.NextDouble()));
            }
        }
    }

    /// <summary>Whether each of the person's next answers in the topic would be good.</summary>
    public bool WouldBeGood(long person, int topic) => random.NextDouble() < knowledge[person, topic];

    private void Ask(int topic, DateTime at)
    {
        var asker = random.Next(People);
        Evidence? accepted = null;
        var best = 0.0;
        foreach (var person in Answerers(asker, topic))
        {
            var good = WouldBeGood(person, topic);
            var likers = Enumerable.Range(0, Poisson(good ? 1.2 : 0.15)).Select(_ => (long)random.Next(People));
            var answer = MtsLife.Hub.Experts.Evidence.Of(evidence[topic].Count, person, asker, at, accepted: false, likers);
            evidence[topic].Add(answer);
            if (good && knowledge[person, topic] > best)
                (accepted, best) = (answer, knowledge[person, topic]);
        }
        if (accepted is { } answerThatHelped && random.NextDouble() < 0.7)
            evidence[topic][(int)answerThatHelped.AnswerId] = answerThatHelped with { Accepted = true };
    }

    /// <summary>One to three people; who knows more is likelier to answer, but the very active answer anything.</summary>
    private HashSet<int> Answerers(int asker, int topic)
    {
        var answerers = new HashSet<int>();
        for (var wanted = random.Next(1, 4); answerers.Count < wanted;)
        {
            var person = random.Next(People);
            if (person != asker && random.NextDouble() < activity[person] * (0.1 + knowledge[person, topic]))
                answerers.Add(person);
        }
        return answerers;
    }

    private int Poisson(double mean)
    {
        var (count, product) = (0, random.NextDouble());
        for (var limit = Math.Exp(-mean); product > limit; count++)
            product *= random.NextDouble();
        return count;
    }
}
