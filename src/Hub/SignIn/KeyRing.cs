using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.Options;
using MtsLife.Storage.SignIn;

namespace MtsLife.Hub.SignIn;

/// <summary>Keeps Data Protection's keys in the database: they outlive a node and are the same on all of them.</summary>
internal sealed class KeyRing(DataProtectionKeySql keys) : IXmlRepository, IConfigureOptions<KeyManagementOptions>
{
    public IReadOnlyCollection<XElement> GetAllElements() => [.. keys.All().Select(xml => XElement.Parse(xml))];

    public void StoreElement(XElement element, string friendlyName) =>
        keys.Insert(friendlyName, element.ToString(SaveOptions.DisableFormatting));

    public void Configure(KeyManagementOptions options) => options.XmlRepository = this;
}
