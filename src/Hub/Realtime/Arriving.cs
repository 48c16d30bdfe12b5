using System.Text.Json.Serialization;
using MtsLife.Hub.SignIn;

namespace MtsLife.Hub.Realtime;

/// <summary>What somebody sees who is not signed in.</summary>
/// <param name="Setup">True while there is no account at all: the code from the log makes the first one.</param>
/// <param name="Demo">The people of the demo company to sign in as with one click; absent elsewhere.</param>
public sealed record SignedOut(string Build, bool Setup, IReadOnlyList<OneClickPerson>? Demo)
{
    [JsonPropertyName("signedOut")]
    public bool IsSignedOut => true;
}

/// <param name="Role">What they are, in both languages of the interface.</param>
/// <param name="Description">What there is to see as this person.</param>
public sealed record OneClickPerson(long PersonId, string Name, string Position, BothLanguages Role, BothLanguages Description);

public sealed record BothLanguages(string Ru, string En);

/// <summary>The demo company's list; null where there is none.</summary>
public delegate Task<IReadOnlyList<OneClickPerson>?> DemoPeople();

public sealed class Arriving(SettingUp settingUp, DemoPeople demo)
{
    public async Task<SignedOut> SignedOutAsync() => new(Sockets.Build, await settingUp.IsNeededAsync(), await demo());
}
