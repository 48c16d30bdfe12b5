using System.Buffers.Binary;
using MtsLife.Hub.Access;

namespace MtsLife.Hub.Photos;

/// <summary>What can be said of a file from its first bytes, before anything decodes it.</summary>
public static class PhotoFile
{
    public const int MaxBytes = 5 * 1024 * 1024;

    public static Refusal? Refuse(ReadOnlySpan<byte> file) =>
        file.Length == 0 ? Refusals.Invalid("photo", "no_photo", "The body is the file.")
        : file.Length > MaxBytes ? new Refusal("too_large", "A photo has at most 5 MB.", "photo")
        : !IsJpeg(file) && !IsPng(file) && !IsWebp(file) ? Refusals.Invalid("photo", "photo_format", "A photo is JPEG, PNG or WebP.")
        : IsAnimated(file) ? Refusals.Invalid("photo", "photo_animated", "A photo does not move.")
        : null;

    private static bool IsJpeg(ReadOnlySpan<byte> file) => file.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]);

    private static bool IsPng(ReadOnlySpan<byte> file) => file.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);

    private static bool IsWebp(ReadOnlySpan<byte> file) => file.Length >= 16 && file.StartsWith("RIFF"u8) && file[8..].StartsWith("WEBP"u8);

    private static bool IsAnimated(ReadOnlySpan<byte> file) => IsPng(file) ? HasFrames(file[8..]) : IsWebp(file) && Moves(file[12..]);

    /// <summary>WebP: a bit of the header that a picture with more than pixels has.</summary>
    private static bool Moves(ReadOnlySpan<byte> chunk) => chunk.Length > 8 && chunk.StartsWith("VP8X"u8) && (chunk[8] & 0x02) != 0;

    /// <summary>PNG: the chunk that makes a picture an animation stands before the first data.</summary>
    private static bool HasFrames(ReadOnlySpan<byte> chunks)
    {
        while (chunks.Length >= 12)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(chunks);
            var kind = chunks[4..8];
            if (kind.SequenceEqual("acTL"u8) || kind.SequenceEqual("IDAT"u8))
                return kind[0] == (byte)'a';
            if (length > chunks.Length - 12)
                return false;
            chunks = chunks[((int)length + 12)..];
        }

        return false;
    }
}
