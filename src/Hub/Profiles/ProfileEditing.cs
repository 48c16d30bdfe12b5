using MtsLife.Hub.Access;
using MtsLife.Hub.Channels.Writing;
using MtsLife.Hub.People;
using MtsLife.Storage.Channels;
using MtsLife.Storage.Profiles;

namespace MtsLife.Hub.Profiles;

/// <summary>What is left out stays as it is; an empty text takes away.</summary>
/// <param name="Address">Empty for the unit's.</param>
public sealed record EditProfile(string? About = null, string? Phone = null, string? Email = null, string? Address = null);

/// <summary>Neither text nor emoji: no status any more.</summary>
/// <param name="Emoji">One emoji.</param>
/// <param name="Until">When it ends by itself; at most a year away.</param>
public sealed record SetStatus(string Text = "", string Emoji = "", DateTime? Until = null);

/// <summary>What people say of themselves. Everybody is told: a profile looks the same to all.</summary>
public sealed class ProfileEditing(Lanes lanes, ChannelSql channels, ProfileReading reading, TimeProvider time)
{
    public async Task<Answer<ProfileView>> EditAsync(Actor actor, EditProfile request)
    {
        string about = "", phone = "", email = "", address = "";
        if ((ProfileTexts.About(request.About ?? "", out about) ?? ProfileTexts.Phone(request.Phone ?? "", out phone)
             ?? ProfileTexts.Email(request.Email ?? "", out email) ?? ProfileTexts.Address(request.Address ?? "", out address)) is { } refusal)
        {
            return refusal;
        }

        return await WriteAsync(actor, lane => lane.SetProfileAsync(
            actor.PersonId, request.About is null ? null : about, request.Phone is null ? null : phone,
            request.Email is null ? null : email, request.Address is null ? null : address));
    }

    public async Task<Answer<ProfileView>> SetStatusAsync(Actor actor, SetStatus request)
    {
        var emoji = "";
        if ((ProfileTexts.Status(request.Text, out var text) ?? ProfileTexts.Emoji(request.Emoji, out emoji)) is { } refusal)
        {
            return refusal;
        }

        var now = time.GetUtcNow().UtcDateTime;
        if (request.Until is { } end && (end <= now || end > now.AddYears(1)))
        {
            return Refusals.Invalid("until", "out_of_range", "A status ends in the future, within a year.");
        }

        var until = text.Length == 0 && emoji.Length == 0 ? null : request.Until;
        return await WriteAsync(actor, lane => lane.SetStatusAsync(actor.PersonId, text, emoji, until));
    }

    private async Task<Answer<ProfileView>> WriteAsync(Actor actor, Func<LaneTransaction, Task> change)
    {
        var written = await lanes.WriteAsync(new ProfileWrite(await channels.CompanyAsync(), actor.PersonId, change));
        return written.IsRefused ? written.Refusal : await reading.FindAsync(actor, $"{actor.PersonId}");
    }

    private sealed class ProfileWrite(long company, long personId, Func<LaneTransaction, Task> change) : StepWrite<Done>
    {
        public override long Home => company;

        public override IReadOnlyCollection<long> Channels { get; } = [company];

        // Rows of people, which a batch locks in the order of their ids.
        public override (long, long) Order => (personId, 0);

        protected override async Task<Answer<Done>> ApplyAsync(LaneWork work)
        {
            await change(work.Transaction);
            work.Emit(new Emission(company, "person_changed", personId: personId));
            work.Record("person_changed", company, personId, personId: personId);
            return Done.Now;
        }
    }
}
