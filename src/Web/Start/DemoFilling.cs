using MtsLife.Hub.Demo;
using MtsLife.Storage;

namespace MtsLife.Web.Start;

/// <summary>In Development an installation without people opens with the demo company; <c>Demo=false</c> leaves it empty.</summary>
internal static class DemoFilling
{
    public static void AddDemo(this WebApplicationBuilder builder)
    {
        if (!builder.Environment.IsDevelopment() || !builder.Configuration.GetValue("Demo", true))
            return;
        builder.Services.AddDemoCompany();
        builder.Services.AddBeforeListening((services, stop) =>
            DemoCompany.FillAsync(services.GetRequiredService<Database>(), TimeProvider.System, stop));
        builder.Services.AddStartLine(async services =>
            (await DemoCompany.ActorsAsync(services.GetRequiredService<Database>())).Count > 0
                ? "Sign in: open the address and choose one of the eight people of the demo company; a second browser is a second person."
                : null);
    }
}
