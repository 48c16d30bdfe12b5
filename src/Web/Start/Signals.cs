using System.Runtime.InteropServices;

namespace MtsLife.Web.Start;

/// <summary>Ctrl+C, SIGTERM and a closed terminal all ask for the same orderly end, from the first moment on, and nobody else hears them.</summary>
internal sealed class Signals : IDisposable
{
    private readonly CancellationTokenSource source = new();
    private readonly List<PosixSignalRegistration> registrations = [];

    public Signals()
    {
        foreach (var signal in new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP, PosixSignal.SIGQUIT })
            registrations.Add(PosixSignalRegistration.Create(signal, Stop));
    }

    public CancellationToken Token => source.Token;

    public void Dispose()
    {
        registrations.ForEach(registration => registration.Dispose());
        source.Dispose();
    }

    private void Stop(PosixSignalContext context)
    {
        context.Cancel = true;
        source.Cancel();
    }

    /// <summary>
    /// Takes the place of the host's own ConsoleLifetime, which listens to the same signals and stops the application at
    /// once: SignalR would close its sockets while <c>Draining</c> is telling them where to go.
    /// </summary>
    internal sealed class HostLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
