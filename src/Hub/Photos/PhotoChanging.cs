using MtsLife.Hub.Access;
using MtsLife.Hub.Channels.Writing;
using MtsLife.Hub.People;
using MtsLife.Hub.SignIn;
using MtsLife.Storage.Channels;
using MtsLife.Storage.Moderation;
using MtsLife.Storage.Photos;

namespace MtsLife.Hub.Photos;

/// <summary>Everybody is told: a face looks the same to all.</summary>
public sealed class PhotoChanging(Lanes lanes, ChannelSql channels, PeopleReading people, PhotoEncoding encoding)
{
    public async Task<Answer<PersonView>> SetAsync(Actor actor, byte[] file)
    {
        var photo = await encoding.EncodeAsync(file);
        return photo.IsRefused ? photo.Refusal : await WriteAsync(actor, actor.PersonId, photo.Ok);
    }

    public Task<Answer<PersonView>> RemoveAsync(Actor actor) => WriteAsync(actor, actor.PersonId, null);

    public async Task<Answer<PersonView>> RemoveOfAsync(Actor actor, long personId)
    {
        if (AccountRights.OfAdministrator(actor) is { } refusal)
        {
            return refusal;
        }

        return await people.IsThereAsync(personId) ? await WriteAsync(actor, personId, null) : Refusals.NotFound();
    }

    private async Task<Answer<PersonView>> WriteAsync(Actor actor, long personId, NewPhoto? photo)
    {
        var written = await lanes.WriteAsync(new PhotoWrite(await channels.CompanyAsync(), actor.PersonId, personId, photo));
        return written.IsRefused ? written.Refusal : (await people.ViewsAsync([personId]))[0];
    }

    private sealed class PhotoWrite(long company, long actorId, long personId, NewPhoto? photo) : StepWrite<Done>
    {
        public override long Home => company;

        public override IReadOnlyCollection<long> Channels { get; } = [company];

        // Rows of people, which a batch locks in the order of their ids.
        public override (long, long) Order => (personId, 0);

        protected override async Task<Answer<Done>> ApplyAsync(LaneWork work)
        {
            var changed = photo is null
                ? await work.Transaction.RemovePhotoAsync(personId)
                : await work.Transaction.SetPhotoAsync(personId, photo, work.Now);
            if (!changed)
            {
                return Done.Now;
            }

            if (actorId != personId)
            {
                await AuditSql.WriteAsync(work.Transaction, new(work.Now, actorId, "photo_removed", PersonId: personId));
            }

            work.Emit(new Emission(company, "person_changed", personId: personId));
            work.Record("photo_changed", company, actorId, personId: personId);
            return Done.Now;
        }
    }
}
