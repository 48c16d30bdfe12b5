namespace MtsLife.Hub.Access;

/// <summary>Who acts and from where: the first argument of every verb.</summary>
/// <param name="PersonId">The person, never deactivated when the doors made this.</param>
/// <param name="Role">What the person may do in the company: <c>member</c> or <c>administrator</c>.</param>
/// <param name="SessionId">The browser session, null for a program.</param>
/// <param name="TokenId">The personal access token, null for a browser.</param>
public sealed record Actor(long PersonId, string Role, long? SessionId = null, long? TokenId = null)
{
    public bool IsAdministrator => Role == "administrator";
}
