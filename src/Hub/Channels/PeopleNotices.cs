using MtsLife.Hub.Access;
using MtsLife.Hub.Channels.Writing;
using MtsLife.Storage.Channels;

namespace MtsLife.Hub.Channels;

/// <summary>What concerns a person, to everybody in the company channel.</summary>
public sealed class PeopleNotices(Lanes lanes, ChannelSql channels)
{
    public async Task PersonChangedAsync(long personId)
    {
        var told = await lanes.WriteAsync(new NoticeWrite(await channels.CompanyAsync(), "person_changed", personId));
        if (told.IsRefused)
        {
            throw new InvalidOperationException($"The notice was refused: {told.Refusal.Code}.");
        }
    }
}
