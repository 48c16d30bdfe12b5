using System.Net;
using System.Text;
using System.Text.Json;
using Dapper;
using MtsLife.Support.Chat;
using MtsLife.Web.Tests.Delivery;
using MtsLife.Web.Tests.SignIn;
using Npgsql;
using SkiaSharp;
using Xunit;

namespace MtsLife.Web.Tests.Photos;

public sealed class PhotoTests(Office office) : IClassFixture<Office>
{
    [Fact]
    public async Task A_new_photo_is_told_live_and_a_fresh_load_says_the_same_until_it_is_taken_away()
    {
        using var vera = await office.Server.SignedInClientAsync(office.Vera.Id);
        using var oleg = office.Http(office.Oleg);
        var socket = await office.OpenAsync(office.Oleg);
        var photo = (await vera.PutPhotoAsync(Pictures.New()).OkAsync()).GetProperty("photo").GetString();

        var told = await ToldAsync(socket, p => p.TryGetProperty("photo", out var given) && given.GetString() == photo);
        Assert.True(JsonElement.DeepEquals(told, (await oleg.GetAsync($"/api/people/{office.Vera.Id}")).GetProperty("person")));
        Assert.Equal(photo, (await vera.GetAsync("/api/me").OkAsync()).GetProperty("photo").GetString());

        await vera.DeleteAsync("/api/me/photo").OkAsync();
        await ToldAsync(socket, p => p.GetProperty("version").GetInt32() > told.GetProperty("version").GetInt32() && !p.TryGetProperty("photo", out _));
        Assert.Equal(HttpStatusCode.NotFound, (await vera.GetAsync($"/api/photos/{photo}/64")).StatusCode);
        Assert.Equal(0, await CountAsync("SELECT count(*) FROM photos WHERE hash = @photo", new { photo }));
    }

    [Theory]
    [InlineData(64)]
    [InlineData(256)]
    public async Task A_picture_is_kept_for_ever_by_whoever_is_signed_in_and_shown_to_nobody_else(int size)
    {
        using var vera = await office.Server.SignedInClientAsync(office.Vera.Id);
        var photo = (await vera.PutPhotoAsync(Pictures.New()).OkAsync()).GetProperty("photo").GetString();

        using var answer = await vera.GetAsync($"/api/photos/{photo}/{size}");
        Assert.Equal(("image/webp", "nosniff"), (answer.Content.Headers.ContentType!.ToString(), answer.Headers.GetValues("X-Content-Type-Options").Single()));
        Assert.Equal("private, max-age=31536000, immutable", string.Join(", ", answer.Headers.GetValues("Cache-Control").SelectMany(v => v.Split(", ")).OrderDescending().OrderBy(v => v == "immutable")));
        Assert.Contains("default-src 'none'", answer.Headers.GetValues("Content-Security-Policy").Single());
        using var picture = SKBitmap.Decode(await answer.Content.ReadAsByteArrayAsync());
        Assert.Equal((size, size), (picture.Width, picture.Height));

        using var again = new HttpRequestMessage(HttpMethod.Get, $"/api/photos/{photo}/{size}") { Headers = { IfNoneMatch = { answer.Headers.ETag! } } };
        Assert.Equal(HttpStatusCode.NotModified, (await vera.SendAsync(again)).StatusCode);
        using var nobody = office.Server.Anonymous();
        await nobody.GetAsync($"/api/photos/{photo}/{size}").RefusedAsync("unauthenticated");
    }

    [Theory]
    [InlineData("/api/photos/0123456789abcdef0123456789abcdef/64")]
    [InlineData("/api/photos/{photo}/65")]
    [InlineData("/api/photos/{photo}/-64")]
    [InlineData("/api/photos/..%2f..%2fme/64")]
    public async Task An_address_of_no_picture_is_not_found_and_not_kept(string address)
    {
        using var vera = await office.Server.SignedInClientAsync(office.Vera.Id);
        var photo = (await vera.PutPhotoAsync(Pictures.New()).OkAsync()).GetProperty("photo").GetString();
        Assert.Equal(HttpStatusCode.OK, (await vera.GetAsync($"/api/photos/{photo}/64")).StatusCode);
        using var answer = await vera.GetAsync(address.Replace("{photo}", photo, StringComparison.Ordinal));
        Assert.Equal((HttpStatusCode.NotFound, true), (answer.StatusCode, answer.Headers.CacheControl!.NoStore));
    }

    [Fact]
    public async Task Nothing_of_the_file_is_kept_but_the_picture()
    {
        const string canary = "N55.7512 E37.6184";
        using var vera = await office.Server.SignedInClientAsync(office.Vera.Id);
        byte[] polyglot = [.. Pictures.FromCamera(1, canary), .. "<script>alert('zanoza')</script>PK\u0003\u0004"u8];
        var photo = (await vera.PutPhotoAsync(polyglot, "image/jpeg").OkAsync()).GetProperty("photo").GetString();
        foreach (var size in new[] { 64, 256 })
        {
            var kept = Encoding.Latin1.GetString(await vera.GetByteArrayAsync($"/api/photos/{photo}/{size}"));
            Assert.All([canary, "zanoza", "Exif", "EXIF", "XMP ", "ICCP", "PK\u0003\u0004"], word => Assert.DoesNotContain(word, kept, StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData(1, 0.1f, 0.5f, 0.9f, 0.5f)]
    [InlineData(2, 0.9f, 0.5f, 0.1f, 0.5f)]
    [InlineData(3, 0.9f, 0.5f, 0.1f, 0.5f)]
    [InlineData(4, 0.1f, 0.5f, 0.9f, 0.5f)]
    [InlineData(5, 0.5f, 0.1f, 0.5f, 0.9f)]
    [InlineData(6, 0.5f, 0.1f, 0.5f, 0.9f)]
    [InlineData(7, 0.5f, 0.9f, 0.5f, 0.1f)]
    [InlineData(8, 0.5f, 0.9f, 0.5f, 0.1f)]
    public async Task A_picture_taken_sideways_stands_upright(byte orientation, float leftX, float leftY, float rightX, float rightY)
    {
        using var vera = await office.Server.SignedInClientAsync(office.Vera.Id);
        var photo = (await vera.PutPhotoAsync(Pictures.FromCamera(orientation, "held"), "image/jpeg").OkAsync()).GetProperty("photo").GetString();
        using var shown = SKBitmap.Decode(await vera.GetByteArrayAsync($"/api/photos/{photo}/256"));
        AssertNear(Pictures.Left, shown.GetPixel((int)(leftX * 256), (int)(leftY * 256)));
        AssertNear(Pictures.Right, shown.GetPixel((int)(rightX * 256), (int)(rightY * 256)));
    }

    [Theory]
    [InlineData(SKEncodedImageFormat.Png, 900, 300)]
    [InlineData(SKEncodedImageFormat.Jpeg, 4032, 3024)]
    [InlineData(SKEncodedImageFormat.Webp, 300, 900)]
    [InlineData(SKEncodedImageFormat.Jpeg, 1, 1)]
    public async Task The_square_in_the_middle_is_shown(SKEncodedImageFormat format, int width, int height)
    {
        using var vera = await office.Server.SignedInClientAsync(office.Vera.Id);
        var photo = (await vera.PutPhotoAsync(Pictures.Halves(format, width, height), "image/jpeg").OkAsync()).GetProperty("photo").GetString();
        using var shown = SKBitmap.Decode(await vera.GetByteArrayAsync($"/api/photos/{photo}/256"));
        Assert.Equal((256, 256), (shown.Width, shown.Height));
        if (width > 1)
            AssertNear(Pictures.Left, shown.GetPixel(20, 128));
        if (width > 1)
            AssertNear(Pictures.Right, shown.GetPixel(236, 128));
    }

    [Fact]
    public async Task Two_with_the_same_picture_share_it_and_the_last_one_takes_it_away()
    {
        using var vera = await office.Server.SignedInClientAsync(office.Vera.Id);
        using var oleg = await office.Server.SignedInClientAsync(office.Oleg.Id);
        var file = Pictures.New();
        var photo = (await vera.PutPhotoAsync(file).OkAsync()).GetProperty("photo").GetString();
        Assert.Equal(photo, (await oleg.PutPhotoAsync(file).OkAsync()).GetProperty("photo").GetString());

        await vera.PutPhotoAsync(Pictures.New()).OkAsync();
        Assert.Equal(HttpStatusCode.OK, (await vera.GetAsync($"/api/photos/{photo}/64")).StatusCode);
        await oleg.DeleteAsync("/api/me/photo").OkAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await vera.GetAsync($"/api/photos/{photo}/64")).StatusCode);
    }

    [Fact]
    public async Task The_same_photo_again_changes_nothing()
    {
        using var nina = await office.Server.SignedInClientAsync(office.Nina.Id);
        var file = Pictures.New();
        var first = await nina.PutPhotoAsync(file).OkAsync();
        Assert.True(JsonElement.DeepEquals(first, await nina.PutPhotoAsync(file).OkAsync()));
        await nina.DeleteAsync("/api/me/photo").OkAsync();
        var gone = await nina.DeleteAsync("/api/me/photo").OkAsync();
        Assert.Equal(first.GetProperty("version").GetInt32() + 1, gone.GetProperty("version").GetInt32());
        Assert.Equal(2, await CountAsync("SELECT count(*) FROM events WHERE kind = 'photo_changed' AND person_id = @Id", office.Nina));
    }

    [Fact]
    public async Task An_administrator_takes_away_anybodys_which_is_written_down_and_nobody_else_does()
    {
        var boss = await office.Server.CreatePersonAsync("Анна", "Главная", "anna.photo", "administrator");
        using var anna = await office.Server.SignedInClientAsync(boss);
        using var vera = await office.Server.SignedInClientAsync(office.Vera.Id);
        using var oleg = await office.Server.SignedInClientAsync(office.Oleg.Id);
        var photo = (await vera.PutPhotoAsync(Pictures.New()).OkAsync()).GetProperty("photo").GetString();

        await oleg.DeleteAsync($"/api/admin/people/{office.Vera.Id}/photo").RefusedAsync("forbidden");
        Assert.Equal(HttpStatusCode.OK, (await vera.GetAsync($"/api/photos/{photo}/64")).StatusCode);
        Assert.False((await anna.DeleteAsync($"/api/admin/people/{office.Vera.Id}/photo").OkAsync()).TryGetProperty("photo", out _));
        await anna.DeleteAsync("/api/admin/people/9000000000001/photo").RefusedAsync("not_found");
        Assert.Equal(1, await CountAsync("SELECT count(*) FROM audit_log WHERE what = 'photo_removed' AND actor_id = @boss AND person_id = @Id", new { boss, office.Vera.Id }));
    }

    private async Task<JsonElement> ToldAsync(ChatSocket socket, Func<JsonElement, bool> match) =>
        (await socket.EventAsync(await CountAsync("SELECT id FROM channels WHERE kind = 'company'"), e => e.Is("person_changed")
            && e.GetProperty("person").GetProperty("id").GetInt64() == office.Vera.Id && match(e.GetProperty("person")))).GetProperty("person");

    private static void AssertNear(SKColor expected, SKColor actual) => Assert.True(
        Math.Abs(expected.Red - actual.Red) + Math.Abs(expected.Green - actual.Green) + Math.Abs(expected.Blue - actual.Blue) < 40, $"{expected} {actual}");

    private async Task<long> CountAsync(string sql, object? parameters = null)
    {
        await using var connection = new NpgsqlConnection(office.Server.ConnectionString);
        return await connection.QuerySingleAsync<long>(sql, parameters);
    }
}
