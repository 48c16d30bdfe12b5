using MtsLife.Support;
using MtsLife.Support.Chat;
using MtsLife.Web.Tests.Delivery;
using MtsLife.Web.Tests.Kinds;
using Xunit;

namespace MtsLife.Web.Tests.Polls;

public sealed class VotingTests(Office office) : IClassFixture<Office>
{
    private static readonly int Voters = Environment.GetEnvironmentVariable("MTSLIFE_TESTS") == "full" ? 1000 : 200;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Everybody_votes_at_once_and_every_vote_counts_once(bool anonymous)
    {
        var (_, channel) = await office.GroupAsync("open");
        var vera = await office.OpenAsync(office.Vera);
        var poll = await vera.PostKindAsync(channel, "poll", new { options = new[] { "А", "Б", "В" }, anonymous });
        var cast = await Cast.HireAsync(office.Server.ConnectionString, Voters);

        await Task.WhenAll(cast.Select((voter, at) => Task.Run(async () =>
        {
            using var http = office.Http(voter);
            await http.PostAsync($"/api/messages/{poll}/votes", new { options = new[] { at % 3 + 1 } });
        })));

        using var http = office.Http(office.Vera);
        var card = await http.CardAsync(poll);
        Assert.Equal((Voters, Voters), (card.Int("total"), card.Int("counted")));
        Assert.Equal([(Voters + 2) / 3, (Voters + 1) / 3, Voters / 3], card.GetProperty("options").EnumerateArray().Select(o => o.Int("votes")));
        var revision = (await http.MessageAsync(poll)).Int("revision");
        Assert.Equal(revision - 1, await Doing.ScalarAsync<long>(
            office.Server.ConnectionString, "SELECT count(*) FROM channel_events WHERE kind = 'message_changed' AND message_id = $1", poll));
        Assert.Equal(revision - 1, await Doing.RecordedAsync(office.Server.ConnectionString, "voted", poll));
        Assert.True(revision < Voters / 2, $"{revision} revisions for {Voters} votes");
        Assert.Empty(await CompanyInvariants.ViolationsAsync(office.Server.ConnectionString));
    }
}
