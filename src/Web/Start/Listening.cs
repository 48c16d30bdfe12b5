using System.Net.Sockets;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Connections;
using MtsLife.Storage;

namespace MtsLife.Web.Start;

/// <summary>Opens the doors, or says in one line why they stay shut.</summary>
internal static partial class Listening
{
    public static async Task StartAsync(WebApplication app, CancellationToken stop)
    {
        try
        {
            await app.StartAsync(stop);
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
