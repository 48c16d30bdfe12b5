using System.Net.Http.Json;
using System.Text.Json;

namespace MtsLife.Support.Chat;

/// <summary>The HTTP door as one person: an answer, or what was refused.</summary>
public sealed class ChatHttp : IDisposable
{
    private readonly HttpClient client;

    public ChatHttp(Uri address, params (string Name, string Value)[] headers)
    {
        client = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = address, Timeout = TimeSpan.FromSeconds(15) };
        foreach (var (name, value) in headers)
            client.DefaultRequestHeaders.TryAddWithoutValidation(name, value);
    }

    public Task<JsonElement> GetAsync(string path) => SendAsync(HttpMethod.Get, path);

    public async Task<T> GetAsync<T>(string path) => (await GetAsync(path)).As<T>();

    public Task<JsonElement> PostAsync(string path, object? body = null) => SendAsync(HttpMethod.Post, path, body ?? new { });

    public Task<JsonElement> PatchAsync(string path, object body) => SendAsync(HttpMethod.Patch, path, body);

    public Task<JsonElement> DeleteAsync(string path) => SendAsync(HttpMethod.Delete, path);

    public Task<JsonElement> PutAsync(string path, byte[] file, string type) =>
        SendAsync(HttpMethod.Put, path, new ByteArrayContent(file) { Headers = { ContentType = new(type) } });

    /// <exception cref="RefusedException">The answer is no. Any other exception: it may or may not have happened.</exception>
    private async Task<JsonElement> SendAsync(HttpMethod method, string path, object? body = null)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Content = body as HttpContent ?? (body is null ? null : JsonContent.Create(body, options: Wire.Options));
        using var response = await client.SendAsync(request);
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>();
        return response.IsSuccessStatusCode ? answer : throw new RefusedException(answer.As<WireRefusal>());
    }

    public void Dispose() => client.Dispose();
}
