using MtsLife.Hub.Access;
using MtsLife.Storage.Photos;

namespace MtsLife.Hub.Photos;

/// <summary>Everybody in the company may see everybody's face.</summary>
public sealed class PhotoReading(PhotoSql photos)
{
    /// <param name="size">64 or 256.</param>
    public async Task<Answer<byte[]>> FindAsync(Actor actor, string hash, int size)
    {
        var found = !IsHash(hash) ? null : size switch
        {
            PhotoEncoding.Small => await photos.SmallAsync(hash),
            PhotoEncoding.Large => await photos.LargeAsync(hash),
            _ => null,
        };
        return found is null ? Refusals.NotFound() : found;
    }

    private static bool IsHash(string hash) => hash.Length == 32 && hash.All(char.IsAsciiHexDigitLower);
}
