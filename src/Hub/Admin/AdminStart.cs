using Microsoft.Extensions.DependencyInjection;

namespace MtsLife.Hub.Admin;

public static class AdminStart
{
    public static void AddAdmin(this IServiceCollection services) =>
        services.AddSingleton<Inviting>().AddSingleton<ManagingPeople>().AddSingleton<PeopleOverview>().AddSingleton<WorkersOverview>()
            .AddSingleton<AuditReading>();
}
