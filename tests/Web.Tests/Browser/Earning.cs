using MtsLife.Support.Events;
using MtsLife.Web.Tests.Delivery;

namespace MtsLife.Web.Tests.Browser;

internal static class Earning
{
    /// <summary>Each asks somebody the same under a topic, and accepts the answer.</summary>
    public static async Task EarnTitleAsync(this OneBrowser browser, long channel, string topic, string expert, params string[] askers)
    {
        using var answers = await browser.HttpAsync(expert);
        foreach (var handle in askers)
        {
            using var asker = await browser.HttpAsync(handle);
            var question = (await asker.PostAsync($"/api/channels/{channel}/messages", new { clientId = Guid.NewGuid(), text = $"где полис #{topic}", kind = "question" })).MessageId();
            var answer = (await answers.PostAsync($"/api/messages/{question}/replies", new { clientId = Guid.NewGuid(), text = "Полис у кадровика" })).MessageId();
            await asker.PostAsync($"/api/messages/{answer}/accept");
        }

        await WorkersCaughtUp.Async(browser.Server.ConnectionString, "experts");
        await WorkersCaughtUp.Async(browser.Server.ConnectionString, "reputation");
    }
}
