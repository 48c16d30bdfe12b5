using System.Security.Cryptography;
using MtsLife.Hub.Access;
using MtsLife.Storage.Photos;
using SkiaSharp;

namespace MtsLife.Hub.Photos;

/// <summary>
/// Makes the two pictures that are shown of a file that somebody sent. They are drawn anew: no metadata, no place where it was taken,
/// nothing that the file was besides a picture.
/// </summary>
public sealed class PhotoEncoding
{
    public const int Small = 64;
    public const int Large = 256;

    /// <summary>More than the camera of a phone makes by default. Decoded, so many take 100 MB.</summary>
    private const int MostPixels = 25_000_000;

    private const int Quality = 84;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    // One at a time, however many send theirs: what one costs in memory is all that photos cost.
    private readonly SemaphoreSlim turn = new(1, 1);

    public async Task<Answer<NewPhoto>> EncodeAsync(byte[] file)
    {
        if (PhotoFile.Refuse(file) is { } refusal)
            return refusal;
        if (!await turn.WaitAsync(Patience))
            return Refusals.TooFast(Patience);
        try
        {
            return Encode(file);
        }
        finally
        {
            turn.Release();
        }
    }

    private static Answer<NewPhoto> Encode(byte[] file)
    {
        using var data = SKData.CreateCopy(file);
        using var codec = SKCodec.Create(data);
        if (codec is null)
            return Damaged;
        // The header alone was read by now.
        if ((long)codec.Info.Width * codec.Info.Height > MostPixels)
            return Refusals.Invalid("photo", "photo_pixels", $"A photo has at most {MostPixels / 1_000_000} megapixels.");
        if (codec.FrameCount > 1)
            return Refusals.Invalid("photo", "photo_animated", "A photo does not move.");

        using var bitmap = Decode(codec);
        if (bitmap is null)
            return Damaged;
        using var image = SKImage.FromBitmap(bitmap);
        var (small, large) = (Draw(image, codec.EncodedOrigin, Small), Draw(image, codec.EncodedOrigin, Large));
        return new NewPhoto(Convert.ToHexStringLower(SHA256.HashData(large))[..32], small, large);
    }

    private static Refusal Damaged => Refusals.Invalid("photo", "photo_damaged", "The file cannot be read to its end.");

    /// <returns>Null when the file ends too soon or is not what its beginning says.</returns>
    private static SKBitmap? Decode(SKCodec codec)
    {
        // JPEG and WebP need not be decoded in full to be shown small.
        var size = codec.GetScaledDimensions(Math.Min(1f, 2f * Large / Math.Min(codec.Info.Width, codec.Info.Height)));
        var bitmap = new SKBitmap(new SKImageInfo(size.Width, size.Height, SKColorType.Rgba8888, SKAlphaType.Premul, SKColorSpace.CreateSrgb()));
        if (codec.GetPixels(bitmap.Info, bitmap.GetPixels()) == SKCodecResult.Success)
        {
            // Else drawing would copy it first.
            bitmap.SetImmutable();
            return bitmap;
        }

        bitmap.Dispose();
        return null;
    }

    /// <summary>The square in the middle, upright, on white.</summary>
    private static byte[] Draw(SKImage image, SKEncodedOrigin origin, int side)
    {
        // Without a colour space of its own, so that the file needs none either.
        using var surface = SKSurface.Create(new SKImageInfo(side, side, SKColorType.Rgba8888, SKAlphaType.Opaque));
        surface.Canvas.Clear(SKColors.White);
        surface.Canvas.Concat(Upright(origin, side));
        var edge = Math.Min(image.Width, image.Height);
        var middle = SKRect.Create((image.Width - edge) / 2f, (image.Height - edge) / 2f, edge, edge);
        surface.Canvas.DrawImage(image, middle, SKRect.Create(side, side), new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        using var drawn = surface.Snapshot();
        using var encoded = drawn.Encode(SKEncodedImageFormat.Webp, Quality);
        return encoded.ToArray();
    }

    /// <summary>Cameras store a picture as it fell on the sensor and say beside it how it was held.</summary>
    private static SKMatrix Upright(SKEncodedOrigin origin, float side) => origin switch
    {
        SKEncodedOrigin.TopRight => new(-1, 0, side, 0, 1, 0, 0, 0, 1),
        SKEncodedOrigin.BottomRight => new(-1, 0, side, 0, -1, side, 0, 0, 1),
        SKEncodedOrigin.BottomLeft => new(1, 0, 0, 0, -1, side, 0, 0, 1),
        SKEncodedOrigin.LeftTop => new(0, 1, 0, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightTop => new(0, -1, side, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightBottom => new(0, -1, side, -1, 0, side, 0, 0, 1),
        SKEncodedOrigin.LeftBottom => new(0, 1, 0, -1, 0, side, 0, 0, 1),
        _ => SKMatrix.Identity,
    };
}
