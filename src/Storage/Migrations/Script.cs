using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace MtsLife.Storage.Migrations;

/// <summary>One migration. Once merged it never changes; the next one changes what it made.</summary>
internal sealed record Script(string Name, string Text)
{
    public string Sha256 => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text)));

    public static IReadOnlyList<Script> All { get; } = Read(typeof(Script).Assembly);

    private static Script[] Read(Assembly assembly) =>
    [
        .. assembly.GetManifestResourceNames()
            .Where(name => name.EndsWith(".sql", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name => new Script(name, TextOf(assembly, name))),
    ];

    private static string TextOf(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        // A checkout on Windows may have other line ends; the script is the same.
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
