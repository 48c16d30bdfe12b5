using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using MtsLife.Hub.SignIn;
using MtsLife.Storage;
using MtsLife.Storage.Demo;
using MtsLife.Storage.SignIn;
using MtsLife.Support;
using Npgsql;

namespace MtsLife.Load;

/// <summary>The server as a process of its own over a durable PostgreSQL of its own, with people, groups and a past.</summary>
internal sealed class RunningCompany : IAsyncDisposable
{
    private readonly OwnPostgres postgres;
    private readonly Process server;

    private RunningCompany(OwnPostgres postgres, Database database, Process server, Uri address) =>
        (this.postgres, Database, this.server, Address) = (postgres, database, server, address);

    public Database Database { get; }

    public Uri Address { get; }

    public string ConnectionString => postgres.ConnectionString;

    public static async Task<RunningCompany> StartAsync(Options options)
    {
        Console.WriteLine($"filling {options.People} people and {options.Messages} messages");
        var postgres = await OwnPostgres.StartAsync();
        var database = Database.Connect(postgres.ConnectionString);
        await BulkCompany.FillAsync(database, new BulkSize(options.People, 20, options.Messages), DateTime.UtcNow);
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var company = new RunningCompany(postgres, database, Start(address, postgres.ConnectionString), address);
        await company.WaitAsync();
        return company;
    }

    /// <summary>Tokens of members of one channel, and that channel: the one with the most members.</summary>
    public async Task<(long Channel, IReadOnlyList<(long Person, string Token)> People)> MembersAsync(int count)
    {
        await using var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync();
        var channel = await ScalarAsync(connection, """
            SELECT m.channel_id FROM channel_members m JOIN channels c ON c.id = m.channel_id AND c.kind = 'group' AND c.writers = 'members'
            GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1
            """);
        await using var command = new NpgsqlCommand("SELECT person_id FROM channel_members WHERE channel_id = $1 ORDER BY 1 LIMIT $2", connection)
        {
            Parameters = { new() { Value = channel }, new() { Value = count } },
        };
        var people = new List<long>();
        await using (var reader = await command.ExecuteReaderAsync())
        {
            while (await reader.ReadAsync())
                people.Add(reader.GetInt64(0));
        }

        var tokens = new List<(long, string)>();
        foreach (var person in people)
        {
            var token = Secret.ForToken();
            await new AccessTokenSql(Database).InsertAsync(person, "load", Secret.Hash(token), token[..10], DateTime.UtcNow, null);
            tokens.Add((person, token));
        }

        return (channel, tokens);
    }

    public async Task<long> CountAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync();
        return await ScalarAsync(connection, sql);
    }

    public Cpu Cpu() => Load.Cpu.Now(server.Id, postgres.ProcessId);

    private static async Task<long> ScalarAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return Convert.ToInt64(await command.ExecuteScalarAsync(), System.Globalization.CultureInfo.InvariantCulture);
    }

    private static Process Start(Uri address, string connectionString)
    {
        var program = Path.Combine(Repository.Root, "src", "Web", "bin", "Release", "net10.0", "MtsLife.Web.dll");
        if (!File.Exists(program))
            throw new FileNotFoundException("Build it first: dotnet build -c Release src/Web", program);
        return Process.Start(new ProcessStartInfo("dotnet", [program, "--urls", address.ToString()])
        {
            Environment =
            {
                ["ConnectionStrings__MtsLife"] = connectionString,
                ["ASPNETCORE_ENVIRONMENT"] = "Production",
                ["RateLimits__Enabled"] = "false",
                ["Logging__LogLevel__Default"] = "Warning",
            },
        })!;
    }

    private async Task WaitAsync()
    {
        using var http = new HttpClient { BaseAddress = Address };
        for (var deadline = DateTime.UtcNow.AddSeconds(60); ; await Task.Delay(100))
        {
            try
            {
                if ((await http.GetAsync("/health/ready")).IsSuccessStatusCode)
                    return;
            }
            catch (HttpRequestException) when (DateTime.UtcNow < deadline && !server.HasExited)
            {
                // Not listening yet.
            }
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public async ValueTask DisposeAsync()
    {
        server.Kill();
        await server.WaitForExitAsync();
        await Database.DisposeAsync();
        await postgres.DisposeAsync();
    }
}
