using System.Text.Json;
using MtsLife.Support.Chat;
using MtsLife.Web.Tests.Delivery;
using Xunit;

namespace MtsLife.Web.Tests.Reputation;

public sealed class StandingTests(Office office) : IClassFixture<Office>
{
    [Fact]
    public async Task Points_and_titles_of_somebody_are_told_to_whoever_has_them_on_the_screen()
    {
        var people = await Cast.HireAsync(office.Server.ConnectionString, 2);
        var (expert, bystander) = (people[0], people[1]);
        var (looks, passes) = (await office.OpenAsync(office.Nina), await office.OpenAsync(office.Oleg));
        await looks.InvokeAsync("Presence", new { people = new[] { expert.Id, bystander.Id } });
        await passes.InvokeAsync("Presence", new { people = new[] { bystander.Id } });

        var (_, channel) = await office.GroupAsync("open", expert);
        using var asks = office.Http(office.Vera);
        using var answers = office.Http(expert);
        var question = (await asks.PostAsync($"/api/channels/{channel}/messages", new { clientId = Guid.NewGuid(), kind = "question", text = "где полис" })).MessageId();
        var answer = (await answers.PostAsync($"/api/messages/{question}/replies", new { clientId = Guid.NewGuid(), text = "у кадровика" })).MessageId();
        await looks.FrameAsync("Standing", f => Names(f, expert));

        // Filed late: no points change, but what a title rests on does.
        var before = Told(looks, expert);
        await asks.PostAsync($"/api/messages/{question}/topics", new { add = new[] { $"полисы{Guid.NewGuid():N}"[..20] } });
        await Until.TrueAsync(() => Told(looks, expert) > before, () => "nobody was told of the evidence");

        await asks.PostAsync($"/api/messages/{answer}/accept");
        await Until.TrueAsync(() => PointsAsync().Result == 22, () => "the points did not come");
        Assert.DoesNotContain(passes.Frames, f => f.Method == "Standing");
        Assert.DoesNotContain(looks.Frames, f => f.Method == "Standing" && Names(f.Body, bystander));

        async Task<int> PointsAsync() => (await asks.GetAsync($"/api/people/{expert.Id}/reputation")).GetProperty("level").GetProperty("points").GetInt32();
    }

    private static int Told(ChatSocket socket, Player whom) => socket.Frames.Count(f => f.Method == "Standing" && Names(f.Body, whom));

    private static bool Names(JsonElement frame, Player whom) => frame.GetProperty("people").EnumerateArray().Any(p => p.GetInt64() == whom.Id);
}
