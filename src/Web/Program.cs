using MtsLife.Web.Start;

return await Starting.RunAsync(args, Build);

internal sealed partial class Program
{
    /// <summary>The whole composition. Tests build the same one on a database of theirs, named in ConnectionStrings:MtsLife.</summary>
    internal static WebApplication Build(WebApplicationBuilder builder)
    {
        var app = builder.Build();
        return app;
    }
}
