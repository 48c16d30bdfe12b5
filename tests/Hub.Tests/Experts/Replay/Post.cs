using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace MtsLife.Hub.Tests.Experts.Replay;

/// <summary>A question or an answer of a Stack Exchange dump.</summary>
/// <param name="OwnerId">0 where the account is gone.</param>
/// <param name="AcceptedId">A question's accepted answer, or 0.</param>
internal sealed partial record Post(
    long Id, bool IsQuestion, long ParentId, long AcceptedId, long OwnerId, DateTime At, IReadOnlyList<string> Tags, IReadOnlyList<string> Words)
{
    public static IReadOnlyList<Post> Read(string path) =>
    [
        .. XDocument.Load(path).Root!.Elements("row")
            .Where(row => (string?)row.Attribute("PostTypeId") is "1" or "2")
            .Select(row => new Post(
                Number(row, "Id"), Number(row, "PostTypeId") == 1, Number(row, "ParentId"), Number(row, "AcceptedAnswerId"), Number(row, "OwnerUserId"),
                DateTime.Parse((string)row.Attribute("CreationDate")!, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal),
                [.. Tag().Matches((string?)row.Attribute("Tags") ?? "").Select(match => match.Groups[1].Value)],
                WordsOf($"{(string?)row.Attribute("Title")} {WebUtility.HtmlDecode(Markup().Replace((string?)row.Attribute("Body") ?? "", " "))}"))),
    ];

    private static long Number(XElement row, string name) => (long?)row.Attribute(name) ?? 0;

    private static IReadOnlyList<string> WordsOf(string text) => [.. Word().Matches(text.ToLowerInvariant()).Select(match => match.Value)];

    [GeneratedRegex("<([^>]+)>")]
    private static partial Regex Tag();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Markup();

    [GeneratedRegex(@"\p{L}{3,}")]
    private static partial Regex Word();
}
