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
    }
}
