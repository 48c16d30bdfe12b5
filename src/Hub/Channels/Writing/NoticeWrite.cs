using MtsLife.Hub.Access;

namespace MtsLife.Hub.Channels.Writing;

/// <summary>Tells in a channel what was already written elsewhere.</summary>
internal sealed class NoticeWrite(long channelId, string kind, long? personId = null, long? subjectId = null) : StepWrite<Done>
{
    public override long Home => channelId;

    public override IReadOnlyCollection<long> Channels { get; } = [channelId];

    protected override Task<Answer<Done>> ApplyAsync(LaneWork work)
    {
        work.Emit(new Emission(channelId, kind, personId: personId, subjectId: subjectId));
        return Task.FromResult<Answer<Done>>(Done.Now);
    }
}
