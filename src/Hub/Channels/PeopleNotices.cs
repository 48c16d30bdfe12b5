using MtsLife.Hub.Access;
using MtsLife.Hub.Channels.Writing;
using MtsLife.Storage.Channels;
using MtsLife.Storage.People;

namespace MtsLife.Hub.Channels;

/// <summary>What concerns a person: to everybody in the company channel, or to their own windows in their own channel.</summary>
public sealed class PeopleNotices(Lanes lanes, ChannelSql channels, PersonSql people)
{
    public async Task PersonChangedAsync(long personId) =>
        Insist(await lanes.WriteAsync(new NoticeWrite(await channels.CompanyAsync(), "person_changed", personId)));

    public async Task SettingsChangedAsync(long personId) =>
        Insist(await lanes.WriteAsync(new NoticeWrite(await people.ChannelOfAsync(personId), "settings_changed", personId)));

    private static void Insist(Answer<Done> told)
    {
        if (told.IsRefused)
        {
            throw new InvalidOperationException($"The notice was refused: {told.Refusal.Code}.");
        }
    }
}
