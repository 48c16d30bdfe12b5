using MtsLife.Storage.Embedded;
using MtsLife.Storage.Migrations;

namespace MtsLife.Web.Start;

/// <summary>The migrated database that the program works on: the configured one, or an embedded server that ends with the program.</summary>
internal sealed class RunningDatabase : IAsyncDisposable
{
    private const string Name = "MtsLife";
    private readonly EmbeddedPostgres? embedded;

    private RunningDatabase(string connectionString, EmbeddedPostgres? embedded) =>
        (ConnectionString, this.embedded) = (connectionString, embedded);

    public string ConnectionString { get; }

    public string? Notice => embedded?.Notice;

    public string? Folder => embedded?.Home;

    /// <summary>The database as it is: not migrated, and when another process runs it, that one's.</summary>
    public static async Task<RunningDatabase> OpenAsync(IConfiguration configuration, Home home, ILogger log, CancellationToken stop)
    {
        var configured = configuration.GetConnectionString(Name) is { Length: > 0 } named
            ? named
            : EmbeddedPostgres.Running(home.DataFolder(configuration));
        return configured is null ? await EmbedAsync(configuration, home, log, stop) : await ConnectAsync(configured, null, stop);
    }

    public static async Task<RunningDatabase> StartAsync(WebApplicationBuilder builder, Home home, ILogger log, CancellationToken stop)
    {
        var database = builder.Configuration.GetConnectionString(Name) is { Length: > 0 } configured
            ? await ConnectAsync(configured, null, stop)
            : await EmbedAsync(builder.Configuration, home, log, stop);
        try
        {
            await Migrating.RunAsync(database.ConnectionString, stop);
            builder.Configuration[$"ConnectionStrings:{Name}"] = database.ConnectionString;
            return database;
        }
        catch
        {
            await database.DisposeAsync();
            throw;
        }
    }

    private static async Task<RunningDatabase> EmbedAsync(IConfiguration configuration, Home home, ILogger log, CancellationToken stop)
    {
        var embedded = await EmbeddedPostgres.StartAsync(new(home.DataFolder(configuration)), log, stop);
        return await ConnectAsync(embedded.ConnectionString, embedded, stop);
    }

    private static async Task<RunningDatabase> ConnectAsync(string connectionString, EmbeddedPostgres? embedded, CancellationToken stop)
    {
        var database = new RunningDatabase(connectionString, embedded);
        try
        {
            await Fitness.RequireAsync(connectionString, stop);
            return database;
        }
        catch
        {
            await database.DisposeAsync();
            throw;
        }
    }

    public ValueTask DisposeAsync() => embedded?.DisposeAsync() ?? ValueTask.CompletedTask;
}
