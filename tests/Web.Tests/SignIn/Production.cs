using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using MtsLife.Support;

namespace MtsLife.Web.Tests.SignIn;

/// <summary>A production server behind a proxy that ends https, as its operators have it.</summary>
internal static partial class Production
{
    public static Task<TestServer> StartAsync(string? connectionString = null, Action<IServiceCollection>? change = null) => TestServer.StartAsync(
        "Production", new Dictionary<string, string> { ["Proxy:Known:0"] = "127.0.0.1" }, change, connectionString);

    /// <summary>A browser at https://life.example, through the proxy.</summary>
    public static HttpClient Browser(this TestServer server, string? cookie = null, string address = "203.0.113.7") => server.Client(
        [.. new[]
        {
            ("X-Forwarded-Proto", "https"), ("X-Forwarded-Host", "life.example"), ("X-Forwarded-For", address),
            ("Origin", "https://life.example"), ("Cookie", cookie ?? ""),
        }.Where(header => header.Item2.Length > 0)]);

    public static string SetupCode(this TestServer server) =>
        Code().Match(server.Log.Single(line => line.Contains("/setup", StringComparison.Ordinal))).Value;

    /// <summary>The first administrator, signed up with the code from the log.</summary>
    public static async Task<HttpClient> SetUpAsync(this TestServer server)
    {
        using var anonymous = server.Browser();
        using var answer = await anonymous.PostAsync("/api/setup", Founder(server.SetupCode()));
        return server.Browser(answer.Cookie());
    }

    public static object Founder(string code) => new
    {
        code,
        givenName = "Вера",
        familyName = "Логинова",
        login = "Vera.Loginova",
        password = "настоящий-пароль",
    };

    [GeneratedRegex("[A-Z0-9]{5}(-[A-Z0-9]{5}){4}")]
    private static partial Regex Code();
}
