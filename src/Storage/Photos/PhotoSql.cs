using MtsLife.Storage.Channels;

namespace MtsLife.Storage.Photos;

/// <param name="Hash">Of what is in it.</param>
public sealed record NewPhoto(string Hash, byte[] Small, byte[] Large);

public sealed class PhotoSql(Database database)
{
    public Task<byte[]?> SmallAsync(string hash) => database.FindAsync<byte[]>("SELECT small FROM photos WHERE hash = @hash", new { hash });

    public Task<byte[]?> LargeAsync(string hash) => database.FindAsync<byte[]>("SELECT large FROM photos WHERE hash = @hash", new { hash });
}

/// <summary>Inside a transaction that holds the company's channel: so nobody takes up a picture that is just being thrown away.</summary>
public static class PhotoWritingSql
{
    /// <returns>False when it is theirs already.</returns>
    public static async Task<bool> SetPhotoAsync(this LaneTransaction lane, long personId, NewPhoto photo, DateTime at)
    {
        var before = await BeforeAsync(lane, personId);
        if (before == photo.Hash)
            return false;
        await lane.ExecuteAsync("INSERT INTO photos (hash, small, large) VALUES (@Hash, @Small, @Large) ON CONFLICT DO NOTHING", photo);
        await lane.ExecuteAsync(
            "UPDATE people SET photo = @Hash, photo_since = coalesce(photo_since, @at), version = version + 1 WHERE id = @personId",
            new { photo.Hash, at, personId });
        await ThrowAwayAsync(lane, before);
        return true;
    }

    /// <returns>False when there was none.</returns>
    public static async Task<bool> RemovePhotoAsync(this LaneTransaction lane, long personId)
    {
        if (await BeforeAsync(lane, personId) is not { } before)
            return false;
        await lane.ExecuteAsync("UPDATE people SET photo = NULL, photo_since = NULL, version = version + 1 WHERE id = @personId", new { personId });
        await ThrowAwayAsync(lane, before);
        return true;
    }

    private static Task<string?> BeforeAsync(LaneTransaction lane, long personId) =>
        lane.FindAsync<string>("SELECT photo FROM people WHERE id = @personId FOR NO KEY UPDATE", new { personId });

    private static Task ThrowAwayAsync(LaneTransaction lane, string? hash) => hash is null ? Task.CompletedTask : lane.ExecuteAsync(
        "DELETE FROM photos WHERE hash = @hash AND NOT EXISTS (SELECT FROM people WHERE photo = @hash)", new { hash });
}
