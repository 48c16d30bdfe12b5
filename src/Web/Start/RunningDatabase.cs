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

    public static async Task<RunningDatabase> StartAsync(WebApplicationBuilder builder, Home home, ILogger log, CancellationToken stop)
    {
        var configured = builder.Configuration.GetConnectionString(Name);
        var embedded = string.IsNullOrWhiteSpace(configured)
            ? await EmbeddedPostgres.StartAsync(new(home.DataFolder(builder.Configuration)), log, stop)
            : null;
        var database = new RunningDatabase(embedded?.ConnectionString ?? configured!, embedded);
        try
        {
            await Fitness.RequireAsync(database.ConnectionString, stop);
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

    public ValueTask DisposeAsync() => embedded?.DisposeAsync() ?? ValueTask.CompletedTask;
}
