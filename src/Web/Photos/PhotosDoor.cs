using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;
using MtsLife.Hub.Access;
using MtsLife.Hub.People;
using MtsLife.Hub.Photos;
using MtsLife.Web.Doors;

namespace MtsLife.Web.Photos;

internal static class PhotosDoor
{
    private const string PictureType = "image/webp";

    public static void MapPhotos(this IEndpointRouteBuilder app)
    {
        var me = app.MapApi("/me").WithTags("Me");
        me.MapPut("/photo", SetAsync).Accepts<Stream>("image/jpeg", "image/png", "image/webp")
            .WithMetadata(new RequestSizeLimitAttribute(PhotoFile.MaxBytes)).LimitedAs("profile");
        me.MapDelete("/photo", (Actor actor, PhotoChanging photos) => photos.RemoveAsync(actor)).LimitedAs("profile");

        app.MapApi("/admin").WithTags("Administration")
            .MapDelete("/people/{id:long}/photo", (Actor actor, long id, PhotoChanging photos) => photos.RemoveOfAsync(actor, id));

        app.MapApi("/photos").WithTags("People")
            .MapGet("/{hash}/{size:int}", FindAsync).LimitedAs("photo").Produces<Stream>(200, PictureType);
    }

    private static async Task<Answer<PersonView>> SetAsync(Actor actor, HttpRequest request, PhotoChanging photos)
    {
        using var file = new MemoryStream();
        await request.Body.CopyToAsync(file, request.HttpContext.RequestAborted);
        return await photos.SetAsync(actor, file.ToArray());
    }

    /// <summary>A picture never changes under its address, so a browser that has it never asks again; a proxy keeps none.</summary>
    private static async Task<IResult> FindAsync(Actor actor, string hash, int size, HttpResponse response, PhotoReading photos)
    {
        var found = await photos.FindAsync(actor, hash, size);
        if (found.IsRefused)
            return Api.Refuse(found.Refusal);
        response.Headers.CacheControl = "private, max-age=31536000, immutable";
        return TypedResults.Bytes(found.Ok, PictureType, entityTag: new EntityTagHeaderValue($"\"{hash}-{size}\""));
    }
}
