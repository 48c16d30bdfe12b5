using MtsLife.Hub.Channels.Writing;
using MtsLife.Storage.Messages;

namespace MtsLife.Hub.Messages;

internal static class Telling
{
    /// <summary>A change of a message is told wherever it stands, and to those it names or named.</summary>
    public static void Tell(this OwnMessageRow message, LaneWork work, string kind, IReadOnlyCollection<long> alsoTo)
    {
        foreach (var channel in message.Channels)
        {
            work.Emit(new Emission(channel, kind, message.Id) { AlsoTo = alsoTo });
        }
    }
}
