using Microsoft.Extensions.Logging;
using MtsLife.Hub.Channels;

namespace MtsLife.Hub.SignIn;

/// <summary>
/// What is told after commit. Whoever changed something is not told that it failed when only the telling did:
/// browsers find out when they next load the person.
/// </summary>
public sealed partial class PeopleNews(PeopleNotices notices, ILogger<PeopleNews> logger)
{
    public async Task ChangedAsync(long personId)
    {
        try
        {
            await notices.PersonChangedAsync(personId);
        }
        catch (Exception failure)
        {
            Log.NotTold(logger, personId, failure);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "A change of person {PersonId} was stored but could not be announced")]
        public static partial void NotTold(ILogger logger, long personId, Exception failure);
    }
}
