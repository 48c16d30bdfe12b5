using System.Net.Http.Headers;

namespace MtsLife.Web.Tests.Photos;

internal static class Sending
{
    public static Task<HttpResponseMessage> PutPhotoAsync(this HttpClient client, byte[] file, string type = "image/png") =>
        client.PutAsync("/api/me/photo", new ByteArrayContent(file) { Headers = { ContentType = MediaTypeHeaderValue.Parse(type) } });
}
