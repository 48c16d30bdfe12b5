using Xunit;

namespace MtsLife.Web.Tests;

/// <summary>Waits for a condition, looking every few milliseconds; a minute without it fails.</summary>
public static class Until
{
    public static async Task TrueAsync(Func<bool> condition, Func<string> otherwise)
    {
        for (var deadline = DateTime.UtcNow.AddMinutes(1); !condition(); await Task.Delay(20))
            Assert.True(DateTime.UtcNow < deadline, otherwise());
    }

    public static async Task TrueAsync(Func<Task<bool>> condition)
    {
        for (var deadline = DateTime.UtcNow.AddMinutes(1); !await condition(); await Task.Delay(20))
            Assert.True(DateTime.UtcNow < deadline, "not within a minute");
    }
}
