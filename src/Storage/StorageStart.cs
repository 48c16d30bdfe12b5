using Microsoft.Extensions.DependencyInjection;
using MtsLife.Storage.SignIn;

namespace MtsLife.Storage;

public static class StorageStart
{
    /// <summary>The one thing the host says to this project.</summary>
    public static void AddStorage(this IServiceCollection services, string connectionString)
    {
        services.AddSingleton(_ => Database.Connect(connectionString));
        services.AddSingleton<SessionSql>().AddSingleton<AccessTokenSql>().AddSingleton<AccountSql>();
    }
}
