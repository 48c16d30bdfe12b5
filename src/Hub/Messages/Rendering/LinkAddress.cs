using System.Globalization;
using System.Text;

namespace MtsLife.Hub.Messages;

/// <summary>Where a link may lead: http, https, mailto and tel, to a place that is what it looks like.</summary>
internal static class LinkAddress
{
    public const int Longest = 2_000;

    /// <summary>The address to write into href, before HTML escaping.</summary>
    public static bool TryRead(string? typed, out string address)
    {
        address = "";
        if (string.IsNullOrEmpty(typed) || typed.Length > Longest)
            return false;

        if (typed.StartsWith("www.", StringComparison.OrdinalIgnoreCase))
            typed = "https://" + typed;

        var colon = typed.IndexOf(':');
        if (colon < 0 || !Leads(typed[..colon].ToLowerInvariant(), typed.AsSpan(colon + 1)) || !IsPlain(typed))
            return false;

        address = Encoded(typed);
        return true;
    }

    private static bool Leads(string scheme, ReadOnlySpan<char> rest) => scheme switch
    {
        "http" or "https" => rest.StartsWith("//") && IsHost(Authority(rest[2..])),
        "mailto" => rest.IndexOf('@') > 0 && IsHost(Authority(rest[(rest.IndexOf('@') + 1)..])),
        "tel" => IsPhone(rest),
        _ => false,
    };

    // A backslash stays in it and is refused: browsers end the authority there, and not once it is encoded.
    private static ReadOnlySpan<char> Authority(ReadOnlySpan<char> rest)
    {
        var end = rest.IndexOfAny("/?#");
        return end < 0 ? rest : rest[..end];
    }

    // No user:password@ (https://bank.ru@evil.ru), no IPv6 literal; a port is allowed.
    private static bool IsHost(ReadOnlySpan<char> authority)
    {
        var colon = authority.IndexOf(':');
        var host = colon < 0 ? authority : authority[..colon];
        if (colon >= 0 && (authority.Length - colon > 6 || authority[(colon + 1)..].ContainsAnyExceptInRange('0', '9')))
            return false;
        if (host.IsEmpty || host.Length > 253 || host[0] is '.' or '-' || host.IndexOf("..") >= 0)
            return false;

        foreach (var c in host)
        {
            if (!char.IsLetterOrDigit(c) && c is not ('-' or '.' or '_'))
                return false;
        }
        return true;
    }

    private static bool IsPhone(ReadOnlySpan<char> number)
    {
        foreach (var c in number)
        {
            if (!char.IsAsciiDigit(c) && c is not ('+' or '-' or '(' or ')' or '.' or '*' or '#' or ';' or '=' or ','))
                return false;
        }
        return number.IndexOfAnyInRange('0', '9') >= 0;
    }

    // White space, controls and invisible characters are how a scheme or a host is disguised.
    private static bool IsPlain(string typed)
    {
        for (var i = 0; i < typed.Length; i++)
        {
            if (char.IsWhiteSpace(typed[i]) || char.GetUnicodeCategory(typed[i]) is UnicodeCategory.Control or UnicodeCategory.Format)
                return false;
            if (!char.IsSurrogate(typed[i]))
                continue;
            if (!char.IsSurrogatePair(typed, i))
                return false;
            i++;
        }
        return true;
    }

    private static string Encoded(string address)
    {
        if (address.AsSpan().IndexOfAny("\"'<>\\^`{|}") < 0)
            return address;
        var encoded = new StringBuilder(address.Length + 16);
        foreach (var c in address)
        {
            if (c is '"' or '\'' or '<' or '>' or '\\' or '^' or '`' or '{' or '|' or '}')
                encoded.Append(CultureInfo.InvariantCulture, $"%{(int)c:X2}");
            else
                encoded.Append(c);
        }
        return encoded.ToString();
    }
}
