using System.Text.Json;
using MtsLife.Hub.Access;
using MtsLife.Hub.Wire;
using Xunit;

namespace MtsLife.Hub.Tests.Wire;

/// <summary>The reader goes by the words of .NET's own exceptions: these tests say when another runtime chose others.</summary>
public sealed class RequestReaderTests
{
    internal sealed record Order(long Id, string Text, IReadOnlyList<long> People, int? Version = null, Guid? Key = null, bool Loud = false, Inner? In = null);

    internal sealed record Inner(string Name);

    private const string Rest = "\"text\":\"x\",\"people\":[1]";

    [Theory]
    [InlineData("""{"id":1,"text":"x"}""", "people", "missing")]
    [InlineData("""{"text":"x","people":[1]}""", "id", "missing")]
    [InlineData("{}", "id", "missing")]
    [InlineData($$"""{"id":1,{{Rest}},"txet":1}""", "txet", "unknown")]
    [InlineData($$"""{"id":1,{{Rest}},"Text":1}""", "Text", "unknown")]
    [InlineData($$"""{"id":1,{{Rest}},"id":2}""", "id", "duplicate")]
    [InlineData($$"""{"id":1,{{Rest}},"loud":true,"loud":true}""", "loud", "duplicate")]
    [InlineData($$"""{"id":"1",{{Rest}}}""", "id", "wrong_type")]
    [InlineData($$"""{"id":null,{{Rest}}}""", "id", "wrong_type")]
    [InlineData($$"""{"id":1.5,{{Rest}}}""", "id", "wrong_type")]
    [InlineData($$"""{"id":9223372036854775808,{{Rest}}}""", "id", "wrong_type")]
    [InlineData("""{"id":1,"text":null,"people":[1]}""", "text", "wrong_type")]
    [InlineData("""{"id":1,"text":7,"people":[1]}""", "text", "wrong_type")]
    [InlineData("""{"id":1,"text":"\ud800","people":[1]}""", "text", "wrong_type")]
    [InlineData("""{"id":1,"text":["x"],"people":[1]}""", "text", "wrong_type")]
    [InlineData("""{"id":1,"text":"x","people":null}""", "people", "wrong_type")]
    [InlineData("""{"id":1,"text":"x","people":[null]}""", "people[0]", "wrong_type")]
    [InlineData("""{"id":1,"text":"x","people":[1,"2"]}""", "people[1]", "wrong_type")]
    [InlineData("""{"id":1,"text":"x","people":{}}""", "people", "wrong_type")]
    [InlineData($$"""{"id":1,{{Rest}},"version":2147483648}""", "version", "wrong_type")]
    [InlineData($$"""{"id":1,{{Rest}},"key":"no"}""", "key", "wrong_type")]
    [InlineData($$"""{"id":1,{{Rest}},"loud":"true"}""", "loud", "wrong_type")]
    [InlineData("{\"id\":1," + Rest + ",\"in\":{\"name\":5}}", "in.name", "wrong_type")]
    [InlineData("{\"id\":1," + Rest + ",\"in\":{\"name\":\"n\",\"more\":5}}", "in.more", "unknown")]
    [InlineData($$"""{"id":1,{{Rest}},"\ud800":5}""", "body", "wrong_type")]
    [InlineData("[]", "body", "wrong_type")]
    [InlineData("null", "body", "wrong_type")]
    [InlineData("7", "body", "wrong_type")]
    public void What_cannot_be_read_is_named(string json, string field, string reason)
    {
        using var body = JsonDocument.Parse(json);
        var refusal = RequestReader.Read<Order>(body.RootElement).Refusal;
        Assert.NotNull(refusal);
        Assert.Equal(("invalid", field, reason), (refusal.Code, refusal.Field, refusal.Reason));
    }

    [Fact]
    public void What_is_right_is_read()
    {
        using var body = JsonDocument.Parse("""{"id":1,"text":"x","people":[1],"version":null}""");
        Assert.Equal(1, RequestReader.Read<Order>(body.RootElement).Ok!.Id);
    }

    [Fact]
    public void A_deep_value_is_refused_where_it_stands()
    {
        var deep = new string('[', 500) + new string(']', 500);
        using var body = JsonDocument.Parse($$"""{"id":1,"text":{{deep}},"people":[1]}""", new() { MaxDepth = 1000 });
        Assert.Equal("text", RequestReader.Read<Order>(body.RootElement).Refusal?.Field);
    }
}
