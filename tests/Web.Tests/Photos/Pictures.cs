using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using SkiaSharp;

namespace MtsLife.Web.Tests.Photos;

/// <summary>Files that somebody may send for a photo: good ones, strange ones, hostile ones.</summary>
internal static class Pictures
{
    public static readonly SKColor Left = new(200, 30, 30);
    public static readonly SKColor Right = new(30, 30, 200);

    /// <summary>The left half in one colour, the right half in another.</summary>
    public static byte[] Halves(SKEncodedImageFormat format = SKEncodedImageFormat.Png, int width = 320, int height = 320, SKColor? left = null)
    {
        using var surface = SKSurface.Create(new SKImageInfo(width, height));
        surface.Canvas.Clear(Right);
        using var paint = new SKPaint { Color = left ?? Left };
        surface.Canvas.DrawRect(0, 0, width / 2f, height, paint);
        using var image = surface.Snapshot();
        using var file = image.Encode(format, 90);
        return file.ToArray();
    }

    /// <summary>One that no other test has.</summary>
    public static byte[] New() => Halves(left: new SKColor((uint)Random.Shared.Next() | 0xFF000000));

    /// <summary>A JPEG as a camera writes it: how it was held, and words beside the picture.</summary>
    public static byte[] FromCamera(byte orientation, string words)
    {
        var text = Encoding.ASCII.GetBytes(words + "\0");
        byte[] tiff =
        [
            .. "MM\0*"u8, 0, 0, 0, 8, 0, 2,
            0x01, 0x0E, 0, 2, .. Big(text.Length), .. Big(38),
            0x01, 0x12, 0, 3, .. Big(1), 0, orientation, 0, 0,
            .. Big(0), .. text,
        ];
        byte[] exif = [.. "Exif\0\0"u8, .. tiff];
        var jpeg = Halves(SKEncodedImageFormat.Jpeg);
        return [.. jpeg[..2], 0xFF, 0xE1, (byte)((exif.Length + 2) >> 8), (byte)(exif.Length + 2), .. exif, .. jpeg[2..]];
    }

    /// <summary>A few kilobytes that say they are so large.</summary>
    public static byte[] Bomb(int width, int height)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            var row = new byte[1 + (width + 7) / 8];
            for (var y = 0; y < height; y++)
                zlib.Write(row);
        }

        return [.. Signature, .. Chunk("IHDR", [.. Big(width), .. Big(height), 1, 0, 0, 0, 0]), .. Chunk("IDAT", packed.ToArray()), .. Chunk("IEND", [])];
    }

    /// <summary>A PNG with the chunk that makes it an animation.</summary>
    public static byte[] AnimatedPng()
    {
        var png = Halves();
        const int endOfHeader = 8 + 12 + 13;
        return [.. png[..endOfHeader], .. Chunk("acTL", [.. Big(2), .. Big(0)]), .. png[endOfHeader..]];
    }

    public static byte[] AnimatedWebp()
    {
        var picture = Halves(SKEncodedImageFormat.Webp)[12..];
        byte[] size = [63, 1, 0, 63, 1, 0];
        byte[] frame = [0, 0, 0, 0, 0, 0, .. size[..3], .. size[3..], 100, 0, 0, 0, .. picture];
        byte[] all =
        [
            .. "WEBP"u8, .. Riff("VP8X", [2, 0, 0, 0, .. size]), .. Riff("ANIM", [255, 255, 255, 255, 0, 0]), .. Riff("ANMF", frame), .. Riff("ANMF", frame),
        ];
        return [.. "RIFF"u8, .. Little(all.Length), .. all];
    }

    private static readonly byte[] Signature = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    private static byte[] Riff(string kind, byte[] data) => [.. Encoding.ASCII.GetBytes(kind), .. Little(data.Length), .. data, .. new byte[data.Length % 2]];

    private static byte[] Chunk(string kind, byte[] data)
    {
        byte[] named = [.. Encoding.ASCII.GetBytes(kind), .. data];
        return [.. Big(data.Length), .. named, .. Big((int)Checksum(named))];
    }

    private static uint Checksum(byte[] data)
    {
        var crc = uint.MaxValue;
        foreach (var b in data)
        {
            crc ^= b;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) == 0 ? crc >> 1 : crc >> 1 ^ 0xEDB88320;
        }

        return ~crc;
    }

    private static byte[] Big(int number)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, number);
        return bytes;
    }

    private static byte[] Little(int number) => [.. Big(number).Reverse()];
}
