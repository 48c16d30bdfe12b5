using Microsoft.Extensions.DependencyInjection;
using MtsLife.Storage.Announcements;
using MtsLife.Storage.Channels;
using MtsLife.Storage.Events;
using MtsLife.Storage.Experts;
using MtsLife.Storage.Gatherings;
using MtsLife.Storage.Groups;
using MtsLife.Storage.Ideas;
using MtsLife.Storage.Messages;
using MtsLife.Storage.Polls;
using MtsLife.Storage.Notifications;
using MtsLife.Storage.Questions;
using MtsLife.Storage.Reactions;
using MtsLife.Storage.Thanks;
using MtsLife.Storage.Threads;
using MtsLife.Storage.Topics;
using MtsLife.Storage.Moderation;
using MtsLife.Storage.People;
using MtsLife.Storage.Photos;
using MtsLife.Storage.Profiles;
using MtsLife.Storage.Recommending;
using MtsLife.Storage.Reputation;
using MtsLife.Storage.Search;
using MtsLife.Storage.SignIn;
using MtsLife.Storage.Statistics;
using MtsLife.Storage.Switcher;
using MtsLife.Storage.Units;

namespace MtsLife.Storage;

public static class StorageStart
{
    /// <summary>The one thing the host says to this project.</summary>
    public static void AddStorage(this IServiceCollection services, string connectionString)
    {
        services.AddSingleton(_ => Database.Connect(connectionString));
        services.AddSingleton<ChannelSql>().AddSingleton<EntrySql>().AddSingleton<LaneSql>().AddSingleton<PruningSql>();
        services.AddSingleton<TopicSql>().AddSingleton<PartSql>().AddSingleton<ReactionSql>().AddSingleton<ThreadSql>().AddSingleton<QuestionSql>();
        services.AddSingleton<ThanksSql>().AddSingleton<PollSql>().AddSingleton<IdeaSql>().AddSingleton<GatheringSql>().AddSingleton<AnnouncementSql>();
        services.AddSingleton<GroupSql>().AddSingleton<MessageSql>().AddSingleton<PersonSql>().AddSingleton<SwitcherSql>();
        services.AddSingleton<ExpertSql>().AddSingleton<ReportSql>().AddSingleton<AuditSql>();
        services.AddSingleton<WorkerSql>().AddSingleton<SearchSql>().AddSingleton<StatisticsSql>().AddSingleton<NotificationSql>();
        services.AddSingleton<ReputationSql>().AddSingleton<PointRuleSql>().AddSingleton<HintSql>();
        services.AddSingleton<ProfileSql>().AddSingleton<PhotoSql>().AddSingleton<UnitSql>().AddSingleton<RecommendationSql>();
        services.AddSingleton<SessionSql>().AddSingleton<AccessTokenSql>().AddSingleton<AccountSql>().AddSingleton<InvitationSql>()
            .AddSingleton<DataProtectionKeySql>().AddSingleton<MeSql>().AddSingleton<AdminPersonSql>();
    }
}
