namespace MtsLife.Load;

internal delegate Task<IReadOnlyList<Figure>> Scenario(RunningCompany company, Options options);

internal static class Scenarios
{
    public static readonly IReadOnlyDictionary<string, Scenario> All = new Dictionary<string, Scenario>
    {
        ["send"] = Send.RunAsync,
        ["thanks"] = Thanks.RunAsync,
        ["open"] = OpenChannel.RunAsync,
        ["marks"] = Marks.RunAsync,
    };
}
