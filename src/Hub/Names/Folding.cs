using System.Text;

namespace MtsLife.Hub.Names;

internal static class Folding
{
    /// <summary>NFKC, lower case, ё = е: the form in which names and topics are compared.</summary>
    public static string Fold(string checkedText) =>
        checkedText.Normalize(NormalizationForm.FormKC).ToLowerInvariant().Replace('ё', 'е').Normalize(NormalizationForm.FormKC);
}
