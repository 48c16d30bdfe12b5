using MtsLife.Support;
using Xunit;

namespace MtsLife.Web.Tests.SignIn;

/// <summary>A server with one administrator for all tests of a class that change nothing in each other's way.</summary>
public sealed class OneServer : IAsyncLifetime
{
    public TestServer Server { get; private set; } = null!;

    public long Vera { get; private set; }

    public async ValueTask InitializeAsync()
    {
        Server = await TestServer.StartAsync();
        Vera = await Server.CreatePersonAsync("Вера", "Логинова", "vera", "administrator");
    }

    public ValueTask DisposeAsync() => Server.DisposeAsync();
}
