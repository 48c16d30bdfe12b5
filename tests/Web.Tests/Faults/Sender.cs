using MtsLife.Support.Chat;

namespace MtsLife.Web.Tests.Faults;

/// <summary>Somebody at work: does their steps one after the other and sends each again until it is answered.</summary>
internal sealed class Sender(ChatClient client, IReadOnlyList<Step> steps, long[] channels, long openGroup, string mentioned, History history)
{
    private readonly List<(long Id, long Channel)> own = [];
    private readonly Dictionary<long, int> versions = [];
    private long Me => client.Player.Id;

    public async Task RunAsync(CancellationToken stop)
    {
        foreach (var (step, n) in steps.Select((s, n) => (s, n)))
        {
            await Task.Delay(step.PauseMs, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (stop.IsCancellationRequested)
                return;
            await DoAsync(step, $"Слово {n} от {Me}", channels[step.Channel]);
        }
    }

    private Task DoAsync(Step step, string text, long channel) => step.What switch
    {
        "post" => PostAsync(channel, text, step.Pick),
        "mention" => PostAsync(channel, $"{text}, @{mentioned}", step.Pick),
        "edit" => ChangeAsync("edit", step.Pick, text + " исправлено"),
        "delete" => ChangeAsync("delete", step.Pick, null),
        "read" => TryAsync("MarkRead", new { channelId = channel, post = Head(channel), version = versions.GetValueOrDefault(channel) }, channel),
        "unread" => TryAsync("MarkUnread", new { channelId = channel, post = 1 + step.Pick % Math.Max(1, Head(channel)) }, channel),
        _ => LeaveAsync(),
    };

    private long Head(long channel) => Math.Max(1, client.Stream(channel)?.LastPost ?? 1);

    private async Task PostAsync(long channel, string text, int salt)
    {
        var bytes = new byte[8];
        new Random(salt).NextBytes(bytes);
        var key = new Guid((int)Me, (short)(own.Count >> 16), (short)own.Count, bytes);
        history.Did(new(0, "invoke", Me, "post", channel, key, Text: text));
        try
        {
            var posted = (await client.UntilAnsweredAsync("Post", new { channelId = channel, clientId = key, text })).As<WirePosted>();
            history.Did(new(0, "ok", Me, "post", channel, key, posted.Message.Message.Id, posted.Seq));
            own.Add((posted.Message.Message.Id, channel));
        }
        catch (RefusedException refused)
        {
            history.Did(new(0, "fail", Me, "post", channel, key, Text: refused.Refusal.Code));
        }
    }

    private async Task ChangeAsync(string what, int pick, string? text)
    {
        if (own.Count == 0)
            return;
        var (id, channel) = own[pick % own.Count];
        history.Did(new(0, "invoke", Me, what, channel, Message: id, Text: text));
        try
        {
            var answer = what == "edit"
                ? await client.UntilAnsweredAsync("Edit", new { messageId = id, text })
                : await client.UntilAnsweredAsync("Delete", new { messageId = id });
            history.Did(new(0, "ok", Me, what, channel, Message: id, Text: text,
                Version: what == "edit" ? answer.GetProperty("message").GetProperty("message").GetProperty("version").GetInt32() : null));
            if (what == "delete")
                own.RemoveAt(pick % own.Count);
        }
        catch (RefusedException refused)
        {
            history.Did(new(0, "fail", Me, what, channel, Message: id, Text: refused.Refusal.Code));
        }
    }

    private async Task TryAsync(string method, object request, long channel)
    {
        try
        {
            versions[channel] = (await client.UntilAnsweredAsync(method, request)).GetProperty("readVersion").GetInt32();
        }
        catch (RefusedException refused) when (refused.Refusal.Code == "not_found")
        {
            // Out of the channel at the moment.
        }
    }

    /// <summary>Out of the open group; the next post there takes its author in again.</summary>
    private async Task LeaveAsync()
    {
        try
        {
            await client.Socket.Http.PostAsync($"/api/groups/{openGroup}/leave");
        }
        catch (Exception unknown) when (unknown is RefusedException or HttpRequestException or TaskCanceledException or System.Text.Json.JsonException)
        {
            // Left or not: both are right, and the next post tells.
        }
    }
}
