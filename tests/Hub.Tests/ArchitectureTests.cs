using System.Text.RegularExpressions;
using MtsLife.Support;
using Xunit;

namespace MtsLife.Hub.Tests;

/// <summary>The arrows of the house, read from the sources.</summary>
public sealed partial class ArchitectureTests
{
    /// <summary>Each folder of src/Hub may use those of the lines before its own, and none of its own line but itself.</summary>
    private static readonly string[][] Floors =
    [
        ["Access"],
        ["Names", "Wire", "Fanout"],
        ["People"],
        ["Channels", "Units"],
        ["Groups", "SignIn", "Events"],
        ["Topics"],
        ["Messages"],
        ["Threads", "Reactions", "Search", "Profiles", "Photos", "Recommending", "Moderation"],
        ["Commands"],
        ["Thanks", "Polls", "Questions", "Ideas", "Gatherings", "Announcements", "Articles"],
        ["Notifications", "Reputation", "Experts", "Statistics"],
        ["Admin", "Switcher"],
        ["Realtime"],
        ["Demo"],
    ];

    [Fact]
    public void Every_folder_of_Hub_stands_on_a_floor() => Assert.Empty(
        Directory.GetDirectories(Source("Hub")).Select(Path.GetFileName).Except(["bin", "obj", .. Floors.SelectMany(floor => floor)]));

    [Fact]
    public void A_folder_uses_only_those_below_it() => Assert.Empty(
        from folder in Floors.SelectMany(floor => floor)
        from file in Files("Hub", folder)
        from Match used in HubName().Matches(File.ReadAllText(file))
        let other = used.Groups[1].Value
        where other != folder && FloorOf(other) >= FloorOf(folder)
        select $"{file} uses {other}");

    [Theory]
    [InlineData(@"using (Dapper|Npgsql)|Npgsql\w+\(", "^Storage/")]
    [InlineData(@"Microsoft\.AspNetCore\.SignalR", "^(Web/|Hub/Realtime/|Hub/Fanout/|Hub/HubStart.cs)")]
    [InlineData(@"using Markdig|Markdig\.", "^Hub/Messages/")]
    [InlineData(@"SkiaSharp", "^Hub/Photos/")]
    [InlineData(@"MtsLife\.Web", "^Web/")]
    [InlineData(@"MtsLife\.Hub", "^(Hub|Web)/")]
    public void What_stays_in_its_place_is_seen_nowhere_else(string what, string place) => Assert.Empty(
        from file in Files("")
        where !Regex.IsMatch(Path.GetRelativePath(Source(""), file), place) && Regex.IsMatch(File.ReadAllText(file), what)
        select file);

    private static int FloorOf(string folder) => Array.FindIndex(Floors, floor => floor.Contains(folder));
    private static IEnumerable<string> Files(params string[] folder) =>
        Directory.Exists(Source(folder)) ? Directory.GetFiles(Source(folder), "*.cs", SearchOption.AllDirectories).Where(file => !Built().IsMatch(file)) : [];
    private static string Source(params string[] folder) => Path.Combine([Repository.Root, "src", .. folder]);

    [GeneratedRegex(@"MtsLife\.Hub\.([A-Z]\w+)")]
    private static partial Regex HubName();

    [GeneratedRegex(@"/(bin|obj|node_modules)/")]
    private static partial Regex Built();
}
