namespace MtsLife.Web.Start;

/// <summary>A plain line printed under the address when the server is ready, such as how to sign in; null prints nothing.</summary>
internal sealed record StartLine(Func<IServiceProvider, Task<string?>> Text);

internal static class StartLineRegistration
{
    public static IServiceCollection AddStartLine(this IServiceCollection services, Func<IServiceProvider, Task<string?>> text) =>
        services.AddSingleton(new StartLine(text));
}
