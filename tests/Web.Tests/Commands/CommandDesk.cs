using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using MtsLife.Hub.Access;
using MtsLife.Hub.Commands;
using MtsLife.Hub.Profiles;
using MtsLife.Storage.People;
using MtsLife.Support;
using MtsLife.Support.Chat;
using Xunit;

namespace MtsLife.Web.Tests.Commands;

/// <summary>A server whose clock stands at 15:00 in Moscow on Tuesday, 24 November 2026, and people to be named.</summary>
public sealed class CommandDesk : IAsyncLifetime
{
    private readonly Dictionary<long, string> tokens = [];
    private Player outsider = null!;

    public TestServer Server { get; private set; } = null!;

    public long Vera { get; private set; }

    public long Oleg { get; private set; }

    public long Nina { get; private set; }

    public IReadOnlyList<long> Namesakes { get; private set; } = [];

    /// <summary>The main channel of a group of Vera's.</summary>
    public long Channel { get; private set; }

    public async ValueTask InitializeAsync()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 24, 12, 0, 0, TimeSpan.Zero));
        Server = await TestServer.StartAsync(change: services => services
            .AddSingleton(s => new CommandClocks(s.GetRequiredService<PersonSql>(), clock))
            .AddSingleton(s => ActivatorUtilities.CreateInstance<ProfileEditing>(s, clock)));
        (Vera, Oleg, Nina) = (await HireAsync("Вера", "Логинова", "vera"), await HireAsync("Олег", "Петров", "oleg"), await HireAsync("Нина", "Иванова", "nina"));
        Namesakes = [await HireAsync("Анна", "Однофамильцева", "anna1"), await HireAsync("Анна", "Однофамильцева", "anna2")];
        for (var n = 1; n <= 51; n++)
            await Server.CreatePersonAsync("Сотрудник", $"Номер{n}", $"crowd{n}");
        outsider = (await Cast.HireAsync(Server.ConnectionString, 1, "administrator")).Single();
        var gone = await Server.CreatePersonAsync("Ушёл", "Уволенный", "gone");
        using (var administrator = new ChatHttp(Server.Address, ("Authorization", "Bearer " + outsider.Token)))
            await administrator.PostAsync($"/api/admin/people/{gone}/deactivate");

        using var vera = Http(Vera);
        Channel = (await vera.PostAsync("/api/groups", new { name = "Смена", visibility = "open" })).GetProperty("mainChannelId").GetInt64();
    }

    public ChatHttp Http(long person) => new(Server.Address, ("Authorization", "Bearer " + tokens[person]));

    public Task<Answer<CommandAnswer>> RunAsync(string text, Guid? clientId = null, long? channelId = null) =>
        Server.Services.GetRequiredService<SlashCommands>().RunAsync(new Actor(Vera, "member"), new CommandCall(text, clientId ?? Guid.NewGuid(), channelId ?? Channel));

    public async Task<CommandAnswer.Write> WriteAsync(string text) => Assert.IsType<CommandAnswer.Write>(Ok(await RunAsync(text)));

    public async Task<CommandAnswer.Say> SayAsync(string text, Guid? clientId = null, long? channelId = null) =>
        Assert.IsType<CommandAnswer.Say>(Ok(await RunAsync(text, clientId, channelId)));

    /// <summary>A group of somebody else's.</summary>
    public async Task<(long Group, long Channel)> OpenGroupAsync(string name, string visibility = "open")
    {
        using var owner = new ChatHttp(Server.Address, ("Authorization", "Bearer " + outsider.Token));
        var group = await owner.PostAsync("/api/groups", new { name, visibility });
        return (group.GetProperty("id").GetInt64(), group.GetProperty("mainChannelId").GetInt64());
    }

    private static CommandAnswer Ok(Answer<CommandAnswer> answer) =>
        answer.IsRefused ? throw new InvalidOperationException(answer.Refusal.ToString()) : answer.Ok;

    private async Task<long> HireAsync(string given, string family, string handle)
    {
        var id = await Server.CreatePersonAsync(given, family, handle);
        tokens[id] = await Server.TokenAsync(id);
        return id;
    }

    public ValueTask DisposeAsync() => Server.DisposeAsync();
}
