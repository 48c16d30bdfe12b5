using System.Net.Sockets;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Connections;
using MtsLife.Storage;

namespace MtsLife.Web.Start;

/// <summary>Opens the doors, or says in one line why they stay shut.</summary>
internal sealed partial class Listening
{
    private volatile bool open;

    public Listening(ILoggingBuilder logging) =>
        // The host logs a failed start with its stack trace before we can say it in a line; what it logs later stays.
        logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", level => open && level >= LogLevel.Warning);

    public async Task StartAsync(WebApplication app, CancellationToken stop)
    {
        try
        {
            await app.StartAsync(stop);
            open = true;
        }
        catch (IOException busy) when (busy.InnerException is AddressInUseException)
        {
            var address = Address().Match(busy.Message).Value;
            throw new StartRefusedException(
                $"{(Port().Match(address) is { Success: true } port ? "Port " + port.Value : address)} is in use: stop what listens there, or choose another with --urls http://localhost:PORT");
        }
        catch (Exception denied) when (denied is SocketException or { InnerException: SocketException { SocketErrorCode: SocketError.AccessDenied } })
        {
            throw new StartRefusedException($"The system does not let MtsLife listen there ({denied.Message}): choose another address with --urls http://localhost:PORT");
        }
        catch (InvalidOperationException uncertified) when (uncertified.Message.Contains("HTTPS", StringComparison.Ordinal))
        {
            throw new StartRefusedException(
                "An https address needs a certificate: name one in Kestrel__Certificates__Default__Path, or let a proxy speak https and listen on http");
        }
        catch (FormatException malformed)
        {
            throw new StartRefusedException($"The address to listen on is not one ({malformed.Message}): write it as --urls http://localhost:PORT");
        }
    }

    [GeneratedRegex(@"https?://\S+?(?=:?\s|$)")]
    private static partial Regex Address();

    [GeneratedRegex(@"\d+$")]
    private static partial Regex Port();
}
