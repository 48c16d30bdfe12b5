using System.Collections.Frozen;
using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.AspNetCore.StaticFiles;

namespace MtsLife.Web.Page;

/// <summary>The built browser application, read once: a handful of files, each with its compressed twins from the build.</summary>
internal sealed class PageFiles
{
    private static readonly FileExtensionContentTypeProvider Types = new();

    private readonly FrozenDictionary<string, PageFile> files;

    public PageFiles(string folder)
    {
        files = Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(IsServed).Select(f => Read(folder, f)).ToFrozenDictionary(f => f.Path)
            : FrozenDictionary<string, PageFile>.Empty;
        Html = files.GetValueOrDefault("/index.html")?.Plain is { } html ? System.Text.Encoding.UTF8.GetString(html) : null;
    }

    /// <summary>The page itself, in which the bootstrap is put; null when the application was not built.</summary>
    public string? Html { get; }

    public PageFile? Find(PathString path) => path.Value is { } known && known != "/index.html" ? files.GetValueOrDefault(known) : null;

    private static bool IsServed(string file) => !file.EndsWith(".br", StringComparison.Ordinal) && !file.EndsWith(".gz", StringComparison.Ordinal);

    private static PageFile Read(string folder, string file)
    {
        var path = "/" + Path.GetRelativePath(folder, file).Replace('\\', '/');
        var plain = File.ReadAllBytes(file);
        return new PageFile(
            path, Types.TryGetContentType(file, out var type) ? type : "application/octet-stream", plain, Twin(file + ".br"), Twin(file + ".gz"),
            $"\"{Convert.ToHexString(SHA256.HashData(plain).AsSpan(0, 12))}\"");
    }

    private static byte[]? Twin(string file) => File.Exists(file) ? File.ReadAllBytes(file) : null;

    /// <summary>The page differs for everybody, so it is compressed as it is sent.</summary>
    public static async Task WriteCompressedAsync(HttpResponse response, byte[] body, string? accepted)
    {
        if (accepted?.Contains("br", StringComparison.Ordinal) != true)
        {
            await response.Body.WriteAsync(body);
            return;
        }

        response.Headers.ContentEncoding = "br";
        await using var brotli = new BrotliStream(response.Body, CompressionLevel.Fastest);
        await brotli.WriteAsync(body);
    }
}

internal sealed record PageFile(string Path, string ContentType, byte[] Plain, byte[]? Brotli, byte[]? Gzip, string Tag)
{
    /// <summary>The build names these by what they hold.</summary>
    public bool IsForEver => Path.StartsWith("/assets/", StringComparison.Ordinal);
}
