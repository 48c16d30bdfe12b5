using MtsLife.Hub.Admin;
using MtsLife.Hub.SignIn;
using MtsLife.Hub;
using MtsLife.Storage;
using MtsLife.Web.Admin;
using MtsLife.Web.Announcements;
using MtsLife.Web.Channels;
using MtsLife.Web.Commands;
using MtsLife.Web.Doors;
using MtsLife.Web.Experts;
using MtsLife.Web.Gatherings;
using MtsLife.Web.Groups;
using MtsLife.Web.Ideas;
using MtsLife.Web.Messages;
using MtsLife.Web.Health;
using MtsLife.Web.Moderation;
using MtsLife.Web.Notifications;
using MtsLife.Web.Page;
using MtsLife.Web.People;
using MtsLife.Web.Photos;
using MtsLife.Web.Polls;
using MtsLife.Web.Profiles;
using MtsLife.Web.Realtime;
using MtsLife.Web.Search;
using MtsLife.Web.Recommending;
using MtsLife.Web.Reputation;
using MtsLife.Web.SignIn;
using MtsLife.Web.Questions;
using MtsLife.Web.Start;
using MtsLife.Web.Statistics;
using MtsLife.Web.Thanks;
using MtsLife.Web.Topics;
using MtsLife.Web.Units;

return await Starting.RunAsync(args, builder => Build(builder));

internal sealed partial class Program
{
    /// <summary>The whole composition. Tests build the same one on a database of theirs, named in ConnectionStrings:MtsLife.</summary>
    internal static WebApplication Build(WebApplicationBuilder builder, Action<IServiceCollection>? change = null)
    {
        builder.Services.AddStorage(builder.Configuration.GetConnectionString("MtsLife")!);
        builder.AddDemo();
        builder.Services.AddDoors(builder.Configuration);
        builder.Services.AddHub(builder.Configuration["Redis"]);
        builder.Services.AddSignIn();
        builder.Services.AddAdmin();
        builder.Services.AddSignInDoor();
        builder.Services.AddPage(builder.Environment);
        builder.Services.AddHealth();

        change?.Invoke(builder.Services);
        var app = builder.Build();
        app.UseDoors();
        app.UsePageFiles();
        app.UseSignIn();
        app.UseMetrics();
        app.MapHealth();
        app.MapApiDocument();
        app.MapSignIn();
        app.MapMe();
        app.MapChannels();
        app.MapGroups();
        app.MapMessages();
        app.MapThanks();
        app.MapPolls();
        app.MapIdeas();
        app.MapGatherings();
        app.MapAnnouncements();
        app.MapTopics();
        app.MapQuestions();
        app.MapExperts();
        app.MapModeration();
        app.MapNotifications();
        app.MapCommands();
        app.MapPeople();
        app.MapSearch();
        app.MapStatistics();
        app.MapReputation();
        app.MapProfiles();
        app.MapPhotos();
        app.MapUnits();
        app.MapRecommending();
        app.MapRealtime();
        app.MapPage();
        app.MapAdmin();
        return app;
    }
}
