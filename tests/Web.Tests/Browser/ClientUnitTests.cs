using System.Diagnostics;
using MtsLife.Support;
using Xunit;
namespace MtsLife.Web.Tests.Browser;

/// <summary>The browser application's own unit tests, so that one command runs every test there is.</summary>
public sealed class ClientUnitTests
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    [Fact]
    public async Task The_browser_application_passes_its_own_unit_tests()
    {
        var (exit, said) = await NpmTestAsync(Path.Combine(Repository.Root, "src", "Web", "Client"), TestContext.Current.CancellationToken);
        Assert.True(exit == 0, $"npm test ended with {exit}:\n{said}");
    }

    private static async Task<(int Exit, string Said)> NpmTestAsync(string folder, CancellationToken stopped)
    {
        // On Windows npm is a command file, which only the command interpreter starts.
        string[] command = OperatingSystem.IsWindows() ? ["cmd.exe", "/d", "/c", "npm test"] : ["npm", "test"];
        using var npm = Process.Start(new ProcessStartInfo(command[0], command[1..])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["CI"] = "true", ["NO_COLOR"] = "1" },
        })!;
        npm.StandardInput.Close();
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(stopped);
        deadline.CancelAfter(Longest);
        try
        {
            var said = await Task.WhenAll(
                npm.StandardOutput.ReadToEndAsync(deadline.Token), npm.StandardError.ReadToEndAsync(deadline.Token));
            await npm.WaitForExitAsync(deadline.Token);
            return (npm.ExitCode, string.Concat(said));
        }
        catch (OperationCanceledException)
        {
            npm.Kill(entireProcessTree: true);
            throw;
        }
    }
}
