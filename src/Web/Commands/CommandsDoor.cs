using MtsLife.Hub.Access;
using MtsLife.Hub.Commands;
using MtsLife.Web.Doors;

namespace MtsLife.Web.Commands;

internal static class CommandsDoor
{
    public static void MapCommands(this IEndpointRouteBuilder app) =>
        app.MapApi("/commands").WithTags("Messages")
            .MapGet("", (Actor actor, long? channelId, SlashCommands commands) => commands.ListAsync(actor, channelId));
}
