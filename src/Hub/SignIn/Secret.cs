using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace MtsLife.Hub.SignIn;

/// <summary>Random values that are shown once and kept only as their SHA-256; with 256 bits of chance no salt is needed.</summary>
public static class Secret
{
    public const string TokenStart = "mts_";

    private const string Base62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    public static string ForCookie() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    /// <summary>43 characters of base 62 are 256 bits; the fixed start lets a scanner of leaked files find it.</summary>
    public static string ForToken() => TokenStart + RandomNumberGenerator.GetString(Base62, 43);

    public static string ForInvitation() => RandomNumberGenerator.GetString(Base62, 32);

    /// <summary>Typed by hand from a log: without letters that look like others, in groups.</summary>
    public static string ForSetup() => string.Join('-', Enumerable.Range(0, 5).Select(_ => RandomNumberGenerator.GetString("23456789ABCDEFGHJKMNPQRSTUVWXYZ", 5)));

    public static byte[] Hash(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));
}
