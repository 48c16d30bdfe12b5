namespace MtsLife.Hub.Tests.Experts.Replay;

/// <summary>
/// Balog's document model (model 2) with BM25 in the place of the language model: earlier answers, each with its question's words, are
/// searched for the question's words, and a person has the sum of what their answers score, faded by age.
/// </summary>
internal sealed class TextSimilarity(TimeSpan halfLife, double saturation = 1.2, double lengthPart = 0.75) : Ranker
{
    private readonly Dictionary<long, (Dictionary<string, int> Counts, int Length)> documents = [];

    public override IReadOnlyDictionary<long, double> Values(Community before, Post question)
    {
        var found = before.Answers.Select(answer => (answer, Document: DocumentOf(answer))).ToArray();
        if (found.Length == 0)
            return new Dictionary<long, double>();
        var words = question.Words.Distinct().ToArray();
        var rarity = words.ToDictionary(word => word, word => Rarity(found.Count(f => f.Document.Counts.ContainsKey(word)), found.Length));
        var meanLength = found.Average(f => (double)f.Document.Length);
        return found.GroupBy(f => f.answer.Post.OwnerId).ToDictionary(own => own.Key, own => own.Sum(f =>
            double.Exp2(-((question.At - f.answer.Post.At) / halfLife)) * words.Sum(word => rarity[word] * Saturated(f.Document, word, meanLength))));
    }

    private double Saturated((Dictionary<string, int> Counts, int Length) document, string word, double meanLength)
    {
        var count = document.Counts.GetValueOrDefault(word);
        return count * (saturation + 1) / (count + saturation * (1 - lengthPart + lengthPart * document.Length / meanLength));
    }

    private static double Rarity(int containing, int all) => Math.Log(1 + (all - containing + 0.5) / (containing + 0.5));

    private (Dictionary<string, int> Counts, int Length) DocumentOf(KnownAnswer answer)
    {
        if (documents.TryGetValue(answer.Post.Id, out var document))
            return document;
        string[] words = [.. answer.Post.Words, .. answer.Question.Words];
        return documents[answer.Post.Id] = (words.CountBy(word => word).ToDictionary(), words.Length);
    }
}

/// <summary>Topic expertise and text, each as a part of its best, the text by a weight.</summary>
internal sealed class Combined(Ranker topics, Ranker text, double textWeight) : Ranker
{
    public override IReadOnlyDictionary<long, double> Values(Community before, Post question)
    {
        var (byTopic, byText) = (topics.Values(before, question), text.Values(before, question));
        var (topTopic, topText) = (Top(byTopic), Top(byText));
        return byTopic.ToDictionary(person => person.Key, person =>
            person.Value / topTopic + textWeight * byText[person.Key] / topText);
    }

    private static double Top(IReadOnlyDictionary<long, double> values) => values.Count == 0 || values.Values.Max() == 0 ? 1 : values.Values.Max();
}
