using Microsoft.Extensions.DependencyInjection;
using MtsLife.Hub.Announcements;
using MtsLife.Hub.Articles;
using MtsLife.Hub.Gatherings;
using MtsLife.Hub.Ideas;
using MtsLife.Hub.Messages;
using MtsLife.Hub.Polls;
using MtsLife.Hub.Thanks;

namespace MtsLife.Hub;

/// <summary>What a message can be beside talk.</summary>
internal static class KindsStart
{
    public static void AddKinds(this IServiceCollection services)
    {
        services.AddSingleton<MessageLists>();
        services.AddSingleton<MessageKind, ThanksKind>().AddSingleton<ThanksReading>();
        services.AddSingleton<MessageKind, PollKind>().AddSingleton<Deeds, PollDeeds>().AddSingleton<Voting>().AddSingleton<Closing>().AddSingleton<VoterReading>()
            .AddSingleton<PollReading>();
        services.AddSingleton<MessageKind, IdeaKind>().AddSingleton<Deeds, IdeaDeeds>().AddSingleton<Supporting>().AddSingleton<Judging>().AddSingleton<IdeaReading>();
        services.AddSingleton<MessageKind, GatheringKind>().AddSingleton<Deeds, GatheringDeeds>().AddSingleton<Attending>().AddSingleton<GatheringReading>()
            .AddSingleton<Moving>();
        services.AddSingleton<MessageKind, AnnouncementKind>().AddSingleton<Deeds, AnnouncementDeeds>().AddSingleton<Confirming>().AddSingleton<AnnouncementReading>();
        services.AddSingleton<MessageKind, NewsKind>().AddSingleton<MessageKind, ArticleKind>();
    }
}
