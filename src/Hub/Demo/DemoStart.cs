using Microsoft.Extensions.DependencyInjection;
using MtsLife.Hub.Realtime;
using MtsLife.Hub.SignIn;
using MtsLife.Storage;

namespace MtsLife.Hub.Demo;

public static class DemoStart
{
    /// <summary>Lets anybody at this machine be one of the eight with one click; for Development only.</summary>
    public static void AddDemoCompany(this IServiceCollection services) =>
        services
            .AddSingleton(new OneClickPeople(async provider =>
                [.. (await DemoCompany.ActorsAsync(provider.GetRequiredService<Database>())).Select(actor => actor.PersonId)]))
            .AddSingleton<DemoPeople>(provider => async () =>
                [.. (await DemoCompany.ActorsAsync(provider.GetRequiredService<Database>())).Select(actor => new OneClickPerson(
                    actor.PersonId, actor.Name, actor.Position, Both(actor.Role), Both(actor.Description)))]);

    private static BothLanguages Both(Words words) => new(words.Ru, words.En);
}
