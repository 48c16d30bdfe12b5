using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.StackExchangeRedis;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using MtsLife.Hub.Announcements;
using MtsLife.Hub.Articles;
using MtsLife.Hub.Channels.Writing;
using MtsLife.Hub.Channels;
using MtsLife.Hub.Commands.Basic;
using MtsLife.Hub.Commands;
using MtsLife.Hub.Events;
using MtsLife.Hub.Experts;
using MtsLife.Hub.Fanout;
using MtsLife.Hub.Gatherings;
using MtsLife.Hub.Groups;
using MtsLife.Hub.Ideas;
using MtsLife.Hub.Messages;
using MtsLife.Hub.Moderation;
using MtsLife.Hub.Notifications;
using MtsLife.Hub.People;
using MtsLife.Hub.Photos;
using MtsLife.Hub.Polls;
using MtsLife.Hub.Profiles;
using MtsLife.Hub.Questions;
using MtsLife.Hub.Reactions;
using MtsLife.Hub.Realtime;
using MtsLife.Hub.Recommending;
using MtsLife.Hub.Reputation;
using MtsLife.Hub.Search;
using MtsLife.Hub.Statistics;
using MtsLife.Hub.Switcher;
using MtsLife.Hub.Thanks;
using MtsLife.Hub.Threads;
using MtsLife.Hub.Topics;
using MtsLife.Hub.Units;
using MtsLife.Hub.Wire;

namespace MtsLife.Hub;

public static class HubStart
{
    /// <summary>A frame of the socket; 16,000 characters of text fit many times.</summary>
    public const int MaxFrameBytes = 256 * 1024;

    /// <summary>All features. With <paramref name="redis"/> several nodes share one conversation.</summary>
    public static void AddHub(this IServiceCollection services, string? redis)
    {
        services.AddSingleton<PeopleReading>();
        services.AddSingleton<ChannelReading>().AddSingleton<DirectOpening>().AddSingleton<Marking>().AddSingleton<PeopleNotices>();
        services.AddSingleton<GroupReading>().AddSingleton<GroupChanges>().AddSingleton<GroupCreating>().AddSingleton<GroupEditing>();
        services.AddSingleton<Joining>().AddSingleton<Inviting>().AddSingleton<ChannelCreating>().AddSingleton<ChannelEditing>();
        services.AddSingleton<Composing>().AddSingleton<Drafting>().AddSingleton<Posting>().AddSingleton<Editing>().AddSingleton<Deleting>();
        services.AddSingleton<MessageReading>().AddSingleton<MessageViews>().AddSingleton<MessageKinds>().AddSingleton<MessageChanges>().AddSingleton<MineReading>();
        services.AddSingleton<TopicReading>().AddSingleton<TopicNaming>().AddSingleton<TopicCreating>().AddSingleton<TopicEditing>().AddSingleton<Subscribing>();
        services.AddSingleton<Filing>().AddSingleton<Reacting>().AddSingleton<Deeds, ReactionDeeds>();
        services.AddSingleton<Replying>().AddSingleton<Following>().AddSingleton<Deeds, FollowingDeeds>().AddSingleton<ThreadReading>();
        services.AddSingleton<ListReading>().AddSingleton<MessageKind, QuestionKind>().AddSingleton<Accepting>().AddSingleton<QuestionReading>();
        services.AddSingleton<Reporting>().AddSingleton<Deeds, ReportDeeds>().AddSingleton<Hiding>().AddSingleton<ModerationReading>();
        services.AddSingleton<ChannelFacts>();
        services.AddSingleton<Switching>().AddSingleton<Searching>().AddSingleton<StatisticsReading>();
        services.AddSingleton<Worker, Indexing>().AddSingleton<Worker, Counting>().AddSingleton<Worker, Rewarding>();
        services.AddSingleton<Worker, Assessing>().AddSingleton<Worker, Routing>().AddSingleton<ExpertReading>().AddSingleton<Declining>();
        services.AddSingleton<NotificationReading>().AddSingleton<NotificationMarking>().AddSingleton<Worker, Notifying>();
        services.AddSingleton<ReputationReading>().AddSingleton<Hinting>().AddSingleton<RuleSetting>();
        services.AddSingleton<UnitReading>();
        services.AddSingleton<ProfileReading>().AddSingleton<ProfileEditing>().AddSingleton<PersonSubscribing>();
        services.AddSingleton<PhotoReading>().AddSingleton<PhotoChanging>().AddSingleton<PhotoEncoding>();
        services.AddSingleton<RecommendationReading>();
        services.AddCommands();
        services.AddKinds();
        services.TryAddSingleton<DemoPeople>(() => Task.FromResult<IReadOnlyList<OneClickPerson>?>(null));
        services.AddRealtime(redis);
    }

    /// <summary>In the order in which they are listed.</summary>
    private static void AddCommands(this IServiceCollection services)
    {
        // Found when first needed: a command may post.
        services.AddSingleton<CommandDispatch>(s => (actor, request) => s.GetRequiredService<SlashCommands>().DispatchAsync(actor, request));
        services.AddSingleton<SlashCommands>().AddSingleton<CommandClocks>().AddSingleton<NamedPeople>();
        services.AddSingleton<ISlashCommand, ThanksCommand>().AddSingleton<ISlashCommand, PollCommand>().AddSingleton<ISlashCommand, AskCommand>();
        services.AddSingleton<ISlashCommand, IdeaCommand>().AddSingleton<ISlashCommand, NewsCommand>().AddSingleton<ISlashCommand, EventCommand>();
        services.AddSingleton<ISlashCommand, AnnounceCommand>().AddSingleton<ISlashCommand, MessageCommand>();
        services.AddSingleton<ISlashCommand, JoinCommand>().AddSingleton<ISlashCommand, LeaveCommand>()
            .AddSingleton<ISlashCommand, ExpertCommand>().AddSingleton<ISlashCommand, RepCommand>().AddSingleton<ISlashCommand, StatusCommand>();
    }

    private static void AddRealtime(this IServiceCollection services, string? redis)
    {
        var signalR = services.AddSignalR(options =>
        {
            options.MaximumReceiveMessageSize = MaxFrameBytes;
            options.EnableDetailedErrors = false;
        }).AddJsonProtocol(options =>
        {
            Json.Configure(options.PayloadSerializerOptions);
            // SignalR would fail on them before the method; the request's reader refuses them, naming the member.
            options.PayloadSerializerOptions.AllowDuplicateProperties = true;
        });
        // The last one of a name is taken.
        services.AddSingleton<Microsoft.AspNetCore.SignalR.Protocol.IHubProtocol, AnsweringJsonProtocol>();
        if (string.IsNullOrEmpty(redis))
        {
            services.AddSingleton<Nodes>();
        }
        else
        {
            // First of all that starts, and the last to stop: what others tell is heard before there is a socket.
            services.AddSingleton(new RedisLink(redis)).AddHostedSingleton<RedisNodes>().AddSingleton<Nodes>(s => s.GetRequiredService<RedisNodes>());
            services.AddOptions<RedisOptions>().Configure<RedisLink>((options, link) => options.ConnectionFactory = async _ => await link.OpenAsync());
            signalR.AddStackExchangeRedis();
            services.AddHostedSingleton<Rejoining>();
        }

        services.AddSingleton<SocketGroups, SocketGroups<ChatHub>>().AddSingleton<Fanout.Fanout, SignalRFanout<ChatHub>>();
        services.AddSingleton<Watching>().AddSingleton<Barring>().AddSingleton<PresenceElsewhere>().AddSingleton<Standings>().AddSingleton<Memberships>().AddSingleton<HeadsRepair>().AddSingleton<EventReading>().AddSingleton<Viewing>();
        services.AddSingleton<TypingGate>().AddSingleton<HubDoor>().AddSingleton<Sockets>().AddSingleton<Reaching>();
        services.AddScoped<Bootstrapping>().AddScoped<Arriving>();
        services.AddHostedSingleton<HeadsTicker>().AddHostedSingleton<PresenceBoard>().AddHostedSingleton<Pruning>().AddHostedSingleton<ClosingInTime>();
        // Stopped in the reverse of this order: sockets are told first, workers end their turn, the lanes commit what they took, then the rest is told.
        services.AddHostedSingleton<Announcing>().AddHostedSingleton<Lanes>().AddHostedSingleton<Days>().AddHostedSingleton<Workers>().AddHostedSingleton<Draining>();
        // Found when first needed: the announcer reads through what the lanes write.
        services.AddSingleton<EventBell>().AddSingleton(s =>
            (Announce)s.GetRequiredService<Announcing>().Announce + s.GetRequiredService<EventBell>().Committed + s.GetRequiredService<Standings>().Committed);
    }

    private static IServiceCollection AddHostedSingleton<T>(this IServiceCollection services)
        where T : class, Microsoft.Extensions.Hosting.IHostedService =>
        services.AddSingleton<T>().AddHostedService(s => s.GetRequiredService<T>());
}
