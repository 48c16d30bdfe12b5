using MtsLife.Load;

if (args.Length == 0 || !Scenarios.All.TryGetValue(args[0], out var scenario))
{
    Console.Error.WriteLine($"usage: dotnet run -c Release --project tests/Load -- {string.Join(" | ", Scenarios.All.Keys)} [name=value …]");
    return 2;
}

var options = Options.Parse(args.Skip(1));
await using var company = await RunningCompany.StartAsync(options);
Report.Write(args[0], options, await scenario(company, options));
return 0;
