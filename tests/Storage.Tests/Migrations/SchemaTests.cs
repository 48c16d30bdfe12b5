using MtsLife.Storage.Migrations;
using MtsLife.Support;
using Xunit;

namespace MtsLife.Storage.Tests.Migrations;

public sealed class SchemaTests
{
    private static readonly string Stated = Path.Combine(Repository.Root, "src", "Storage", "schema.sql");

    [Fact]
    public async Task The_stated_schema_is_the_one_that_the_migrations_make()
    {
        var made = await Schema.DescribeAsync(await TestPostgres.CreateDatabaseAsync());
        if (Environment.GetEnvironmentVariable("MTSLIFE_SCHEMA") == "write")
            await File.WriteAllTextAsync(Stated, made);

        var stated = File.Exists(Stated) ? (await File.ReadAllTextAsync(Stated)).ReplaceLineEndings("\n") : "";
        Assert.True(stated == made,
            "src/Storage/schema.sql is stale; write it anew with: MTSLIFE_SCHEMA=write dotnet run --project tests/Storage.Tests -- -class \"*SchemaTests\"");
    }
}
