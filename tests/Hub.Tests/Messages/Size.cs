namespace MtsLife.Hub.Tests.Messages;

internal static class Size
{
    public static bool IsFull { get; } = Environment.GetEnvironmentVariable("MTSLIFE_TESTS") == "full";
}
