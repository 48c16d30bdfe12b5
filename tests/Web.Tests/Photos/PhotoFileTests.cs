using System.Net;
using System.Text;
using Dapper;
using MtsLife.Hub.Photos;
using MtsLife.Web.Tests.Delivery;
using MtsLife.Web.Tests.SignIn;
using Npgsql;
using SkiaSharp;
using Xunit;

namespace MtsLife.Web.Tests.Photos;

/// <summary>What is no photo is refused in words, whatever it says that it is, and costs the server next to nothing.</summary>
public sealed class PhotoFileTests(Office office) : IClassFixture<Office>
{
    private static readonly Dictionary<string, Func<byte[]>> Files = new()
    {
        ["nothing"] = () => [],
        ["a text"] = () => Encoding.UTF8.GetBytes("фотография"),
        ["a page"] = () => "<!doctype html><script>alert(1)</script>"u8.ToArray(),
        ["an SVG"] = () => "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"u8.ToArray(),
        ["a GIF"] = () => [.. "GIF89a"u8, 1, 0, 1, 0, 0, 0, 0, 0x3B],
        ["a BMP"] = () => [.. "BM"u8, .. new byte[64]],
        ["a PDF that goes on as a picture"] = () => [.. "%PDF-1.7\n"u8, .. Pictures.Halves()],
        ["a script that goes on as a picture"] = () => [.. "GIF89a/*"u8, .. Pictures.Halves(), .. "*/=1;alert(1)"u8],
        ["a RIFF that is sound"] = () => [.. "RIFF"u8, 36, 0, 0, 0, .. "WAVEfmt "u8, .. new byte[32]],
        ["the first bytes of a JPEG"] = () => [0xFF, 0xD8, 0xFF],
        ["the first bytes of a PNG"] = () => Pictures.Halves()[..8],
        ["the header of a PNG"] = () => Pictures.Halves()[..33],
        ["half a JPEG"] = () => Half(SKEncodedImageFormat.Jpeg),
        ["half a PNG"] = () => Half(SKEncodedImageFormat.Png),
        ["half a WebP"] = () => Half(SKEncodedImageFormat.Webp),
        ["a PNG with noise in it"] = () => Noisy(Pictures.Halves(width: 900)),
        ["an animated PNG"] = Pictures.AnimatedPng,
        ["an animated WebP"] = Pictures.AnimatedWebp,
        ["50 megapixels"] = () => Pictures.Bomb(10_000, 5_000),
        ["four billion pixels"] = () => Pictures.Bomb(65_500, 65_500 / 8),
        ["no pixels"] = () => Pictures.Bomb(0, 100),
    };

    [Theory]
    [InlineData("nothing", "no_photo")]
    [InlineData("a text", "photo_format")]
    [InlineData("a page", "photo_format")]
    [InlineData("an SVG", "photo_format")]
    [InlineData("a GIF", "photo_format")]
    [InlineData("a BMP", "photo_format")]
    [InlineData("a PDF that goes on as a picture", "photo_format")]
    [InlineData("a script that goes on as a picture", "photo_format")]
    [InlineData("a RIFF that is sound", "photo_format")]
    [InlineData("the first bytes of a JPEG", "photo_damaged")]
    [InlineData("the first bytes of a PNG", "photo_damaged")]
    [InlineData("the header of a PNG", "photo_damaged")]
    [InlineData("half a JPEG", "photo_damaged")]
    [InlineData("half a PNG", "photo_damaged")]
    [InlineData("half a WebP", "photo_damaged")]
    [InlineData("a PNG with noise in it", "photo_damaged")]
    [InlineData("an animated PNG", "photo_animated")]
    [InlineData("an animated WebP", "photo_animated")]
    [InlineData("50 megapixels", "photo_pixels")]
    [InlineData("four billion pixels", "photo_pixels")]
    [InlineData("no pixels", "photo_damaged")]
    public async Task What_is_no_photo_is_refused_in_words(string what, string reason)
    {
        using var oleg = await office.Server.SignedInClientAsync(office.Oleg.Id);
        foreach (var type in new[] { "image/png", "image/jpeg", "image/webp" })
            await oleg.PutPhotoAsync(Files[what](), type).RefusedAsync("invalid", "photo", reason);
        AssertNothingChanged();
    }

    [Theory]
    [InlineData("image/svg+xml")]
    [InlineData("image/gif")]
    [InlineData("application/json")]
    [InlineData("text/html")]
    public async Task Another_media_type_is_refused(string type)
    {
        using var oleg = await office.Server.SignedInClientAsync(office.Oleg.Id);
        using var answer = await oleg.PutPhotoAsync(Pictures.Halves(), type);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.StatusCode);
        AssertNothingChanged();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task More_than_five_megabytes_are_too_large_whether_announced_or_not(bool announced)
    {
        using var oleg = await office.Server.SignedInClientAsync(office.Oleg.Id);
        byte[] padded = [.. Pictures.Halves(), .. new byte[PhotoFile.MaxBytes]];
        using var request = new HttpRequestMessage(HttpMethod.Put, "/api/me/photo")
        {
            Content = announced ? new ByteArrayContent(padded) : new StreamContent(new MemoryStream(padded)),
            Headers = { TransferEncodingChunked = announced ? null : true },
        };
        request.Content.Headers.ContentType = new("image/png");
        await oleg.SendAsync(request).RefusedAsync("too_large");
        AssertNothingChanged();
    }

    [Fact]
    public async Task Just_five_megabytes_are_a_photo()
    {
        using var nina = await office.Server.SignedInClientAsync(office.Nina.Id);
        var picture = Pictures.Halves(SKEncodedImageFormat.Jpeg);
        await nina.PutPhotoAsync([.. picture, .. new byte[PhotoFile.MaxBytes - picture.Length]], "image/jpeg").OkAsync();
    }

    [Fact]
    public async Task Many_large_ones_at_once_are_decoded_one_after_the_other()
    {
        using var vera = await office.Server.SignedInClientAsync(office.Vera.Id);
        var large = Pictures.Bomb(5_000, 4_900);
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => vera.PutPhotoAsync(large)));
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
    }

    private void AssertNothingChanged()
    {
        using var connection = new NpgsqlConnection(office.Server.ConnectionString);
        Assert.Equal(0, connection.QuerySingle<long>("SELECT count(*) FROM people WHERE id = @Id AND photo IS NOT NULL", office.Oleg));
        Assert.DoesNotContain(office.Server.Log, line => line.StartsWith("Error", StringComparison.Ordinal) || line.StartsWith("Critical", StringComparison.Ordinal));
    }

    private static byte[] Half(SKEncodedImageFormat format) => Pictures.Halves(format, 900, 900) switch { var file => file[..(file.Length / 2)] };

    private static byte[] Noisy(byte[] png)
    {
        for (var i = 60; i < 90; i++)
            png[i] ^= 0x5A;
        return png;
    }
}
