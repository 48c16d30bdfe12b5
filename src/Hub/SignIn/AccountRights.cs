using MtsLife.Hub.Access;

namespace MtsLife.Hub.SignIn;

internal static class AccountRights
{
    /// <summary>
    /// A leaked token must not be able to make itself at home: what decides over an account
    /// (password, sessions, tokens) is for its person in a browser only.
    /// </summary>
    public static Refusal? OfBrowser(Actor actor) =>
        actor.SessionId is null ? Refusals.Forbidden("Only from a signed-in browser, not with a token.", "browser_only") : null;

    public static Refusal? OfAdministrator(Actor actor) =>
        actor.IsAdministrator ? null : Refusals.Forbidden("Only administrators.", "administrators_only");
}
