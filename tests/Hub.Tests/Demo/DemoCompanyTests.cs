using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using MtsLife.Hub.Demo;
using MtsLife.Storage;
using MtsLife.Storage.Demo;
using MtsLife.Support;
using Xunit;

namespace MtsLife.Hub.Tests.Demo;

public sealed partial class DemoCompanyTests
{
    private static readonly DateTime Noon = new(2026, 3, 26, 9, 30, 0, DateTimeKind.Utc);
    private static readonly NextIds Ids = new(1, 2, 1, 1, 1);
    private static readonly CompanyRows Company = DemoCompany.Compose(Ids, Noon, DemoCompany.Seed);

    [Fact]
    public async Task A_filled_company_breaks_no_invariant_and_is_filled_once()
    {
        var connectionString = await TestPostgres.CreateDatabaseAsync();
        await using var database = Database.Connect(connectionString);
        var watch = Stopwatch.StartNew();

        Assert.True(await DemoCompany.FillAsync(database, TimeProvider.System));
        var took = watch.Elapsed;
        Assert.False(await DemoCompany.FillAsync(database, TimeProvider.System));

        Assert.Empty(await CompanyInvariants.ViolationsAsync(connectionString));
        Assert.Equal(8, (await DemoCompany.ActorsAsync(database)).Count);
        // Two seconds on an idle machine; tests share theirs with many others.
        Assert.True(took < TimeSpan.FromSeconds(30), $"Filling took {took}");
        TestContext.Current.SendDiagnosticMessage($"filled in {took}");
    }

    [Fact]
    public void The_same_seed_and_moment_give_the_same_company() =>
        Assert.Equal(Hash(Company), Hash(DemoCompany.Compose(Ids, Noon, DemoCompany.Seed)));

    [Fact]
    public void Another_seed_gives_another_company() =>
        Assert.NotEqual(Hash(Company), Hash(DemoCompany.Compose(Ids, Noon, DemoCompany.Seed + 1)));

    [Fact]
    public void It_has_the_size_that_was_promised()
    {
        Assert.Equal(300, Company.People.Count);
        Assert.Equal(25, Company.Groups.Count);
        Assert.Equal(120, Company.Units.Count(u => u.Kind == "shop"));
        Assert.InRange(Company.Messages.Count, 11_000, 14_000);
        Assert.All(Company.Groups.Where(g => g.Mandatory), g => Assert.Equal(300, g.MemberCount));
    }

    [Fact]
    public void Nothing_is_said_twice_in_view()
    {
        foreach (var channel in Company.Messages.GroupBy(m => m.ChannelId))
        {
            var said = channel.OrderBy(m => m.Post).Select(m => m.Title + m.Text).ToArray();
            for (var i = 0; i < said.Length; i++)
                Assert.DoesNotContain(said[i], said.Take(i).TakeLast(30).Where(text => text.Length > 0));
        }
    }

    [Fact]
    public void Talk_ends_minutes_ago_and_never_in_the_future()
    {
        Assert.All(Company.Messages, m => Assert.True(m.At < Noon));
        var open = Company.Channels.Where(c => c is { Kind: "group", ArchivedAt: null }).ToArray();
        Assert.True(open.Count(c => c.HeadAt > Noon.AddHours(-2)) > open.Length / 2);
    }

    [Fact]
    public void Nobody_writes_before_joining() =>
        Assert.All(Company.Messages.Join(Company.People, m => m.AuthorId, p => p.Id, (m, p) => (m, p)),
            pair => Assert.True(pair.p.CreatedAt < pair.m.At));

    [Fact]
    public void Only_moderators_write_the_news()
    {
        var news = Company.Channels.Single(c => c.Writers == "moderators" && c.Kind == "group");
        var moderators = Company.GroupMembers.Where(m => m.GroupId == news.GroupId && m.Role != "member").Select(m => m.PersonId).ToHashSet();
        Assert.All(Company.Messages.Where(m => m.ChannelId == news.Id), m => Assert.Contains(m.AuthorId, moderators));
    }

    [Fact]
    public void Each_of_the_eight_has_private_conversations_and_something_unread()
    {
        foreach (var actor in DemoActors.All)
        {
            var person = Company.People.Single(p => p.Handle == actor.Handle);
            var mine = Company.ChannelMembers.Where(m => m.PersonId == person.Id).Join(Company.Channels, m => m.ChannelId, c => c.Id, (m, c) => (m, c)).ToArray();
            Assert.InRange(mine.Count(x => x.c.Kind == "direct"), 5, 14);
            Assert.InRange(mine.Count(x => x.m.ReadPost < x.c.HeadPost), 2, mine.Length - 2);
            var unread = Company.Messages.Count(m => m.Mentions.Contains(person.Id) && mine.Any(x => x.c.Id == m.ChannelId && x.m.ReadPost < m.Post));
            Assert.True(unread is >= 1 and < 30, $"{actor.Name} has {unread} unread mentions");
        }
    }

    [Fact]
    public void Whoever_is_mentioned_may_read_it()
    {
        var channels = Company.Channels.ToDictionary(c => c.Id);
        var members = Company.ChannelMembers.Select(m => (m.ChannelId, m.PersonId)).ToHashSet();
        Assert.All(Company.Messages, m => Assert.All(m.Mentions, person =>
        {
            var home = channels[channels[m.ChannelId].Thread?.HomeId ?? m.ChannelId];
            Assert.True(home.Readers == "everyone" || members.Contains((home.Id, person)));
        }));
        Assert.All(Company.Messages.Where(m => m is { Kind: not "thanks", Mentions.Count: > 0 }), m => Assert.Contains("data-person", m.Html));
    }

    [Fact]
    public void The_question_about_insurance_is_answered_among_the_newest()
    {
        var question = Company.Messages.Single(m => m.Text == "к кому я могу обратиться по поводу дмс? регион уфа-поволжье.");
        var channel = Company.Channels.Single(c => c.Id == question.ChannelId);
        Assert.Equal("Отдел коммуникаций", Company.Groups.Single(g => g.Id == channel.GroupId).Name);
        Assert.True(question.Post > channel.HeadPost - 30);
    }

    [Fact]
    public void There_is_no_telephone_number_no_address_of_mail_and_no_foreign_host() =>
        Assert.All(Company.Messages, m =>
        {
            Assert.DoesNotMatch(Telephone(), m.Text);
            Assert.DoesNotMatch(Mail(), m.Text);
            Assert.All(Link().Matches(m.Text), link => Assert.Equal("life.example.test", link.Groups[1].Value));
        });

    private static string Hash(CompanyRows company)
    {
        var text = new StringBuilder();
        foreach (var row in company.Units.Cast<object>().Concat(company.People).Concat(company.Groups).Concat(company.GroupMembers)
            .Concat(company.ChannelMembers).Concat(company.ChannelEvents).Concat(company.Events).Concat(company.Deeds.MessageTopics)
            .Concat(company.Deeds.Placements).Concat(company.Deeds.Reactions).Concat(company.Deeds.Questions).Concat(company.Deeds.PollOptions))
            text.Append(row).Append('\n');
        foreach (var channel in company.Channels)
            text.Append(channel).Append(string.Join(',', channel.DirectPeople ?? [])).Append('\n');
        foreach (var message in company.Messages)
            text.Append(message).Append(string.Join(',', message.Mentions)).Append('\n');
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    [GeneratedRegex(@"\+7|(?<!\d)8[ (-]?9\d\d[ )-]|\d{3}[- ]\d{2}[- ]\d{2}|\d{9,}")]
    private static partial Regex Telephone();

    [GeneratedRegex(@"[\w.]+@[\w-]+\.\w+")]
    private static partial Regex Mail();

    [GeneratedRegex(@"https?://([^/\s)]+)")]
    private static partial Regex Link();
}
