namespace MtsLife.Hub.Experts;

/// <summary>How likely somebody is to answer a question well, now; only the order of people has a meaning. Each factor can be told.</summary>
/// <param name="Experience">Scores in the question's topics, and a part of the score over all topics.</param>
/// <param name="Presence">Halves with every <see cref="ExpertRules.Silence"/> since they last wrote an answer anywhere.</param>
/// <param name="Rest">1 for who was not asked today, then 1/2, 1/3…: the best are not asked every time.</param>
internal readonly record struct Chance(double Experience, double Presence, double Rest)
{
    public double Value => Experience * Presence * Rest;

    public static Chance Of(IEnumerable<double> topicScores, double overallScore, TimeSpan silence, int askedToday, ExpertRules rules) => new(
        topicScores.Sum() + rules.ElsewhereWeight * overallScore, double.Exp2(-(silence / rules.Silence)), 1.0 / (1 + askedToday));
}
