namespace MtsLife.Web.Start;

/// <summary>Work on the migrated database that must be done before the first request, such as filling the demo company.</summary>
internal sealed record BeforeListening(Func<IServiceProvider, CancellationToken, Task> Run);

internal static class BeforeListeningRegistration
{
    public static IServiceCollection AddBeforeListening(
        this IServiceCollection services, Func<IServiceProvider, CancellationToken, Task> run) =>
        services.AddSingleton(new BeforeListening(run));
}
