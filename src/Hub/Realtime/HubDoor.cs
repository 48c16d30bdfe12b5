using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Logging;
using MtsLife.Hub.Access;
using MtsLife.Hub.SignIn;
using MtsLife.Hub.Wire;
using MtsLife.Storage;

namespace MtsLife.Hub.Realtime;

/// <summary>What a hub method returns: one of the two.</summary>
public sealed record HubAnswer(
    [property: JsonPropertyName("ok")] object? Ok = null, [property: JsonPropertyName("refusal")] Refusal? Refusal = null);

/// <summary>What every hub method does around its verb.</summary>
public sealed partial class HubDoor(RateLimits limits, Seen seen, ILogger<HubDoor> logger)
{
    public async Task<HubAnswer> AnswerAsync<TRequest, TResult>(
        Actor actor, string limit, JsonElement body, Func<TRequest, Task<Answer<TResult>>> verb)
        where TRequest : class
    {
        if (limits.Check(actor, limit) is { } tooFast)
        {
            return new HubAnswer(Refusal: tooFast);
        }

        var request = RequestReader.Read<TRequest>(body);
        if (request.IsRefused)
        {
            return new HubAnswer(Refusal: request.Refusal);
        }

        if (limit != "read" && actor.SessionId is { } session)
        {
            // Writing is being there; a window that only looks on a shared computer still ends by itself.
            seen.Session(session);
        }

        try
        {
            var answer = await verb(request.Ok);
            return answer.IsRefused ? new HubAnswer(Refusal: answer.Refusal) : new HubAnswer(Ok: answer.Ok);
        }
        catch (Exception away) when (DatabaseFault.MayPass(away))
        {
            Log.Away(logger, away);
            return new HubAnswer(Refusal: Refusals.Unavailable());
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "The database, or Redis, is away")]
        public static partial void Away(ILogger logger, Exception away);
    }
}
