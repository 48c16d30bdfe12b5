using MtsLife.Hub.Access;
using MtsLife.Hub.Fanout;
using MtsLife.Hub.Names;
using MtsLife.Storage.SignIn;

namespace MtsLife.Hub.SignIn;

/// <param name="ExpiresInDays">1 to 365; without it the token lives until it is revoked.</param>
public sealed record CreateAccessToken(string Name, int? ExpiresInDays = null);

public sealed record AccessTokenView(long Id, string Name, string Prefix, DateTime CreatedAt, DateTime? LastUsedAt, DateTime? ExpiresAt);

public sealed record AccessTokenList(IReadOnlyList<AccessTokenView> Tokens);

/// <param name="Token">Shown this once.</param>
public sealed record NewAccessToken(string Token, long Id, string Name, string Prefix, DateTime CreatedAt, DateTime? ExpiresAt);

/// <summary>Personal access tokens, with which a program acts as a person.</summary>
public sealed class AccessTokens(AccessTokenSql tokens, LiveConnections live, Seen seen, TimeProvider time)
{
    private const int MaxTokens = 50, MaxName = 60;
    private const int PrefixLength = 10;

    public async Task<Actor?> FindAsync(string token)
    {
        if (await tokens.FindAsync(Secret.Hash(token), Now) is not { } found)
            return null;

        seen.Token(found.TokenId, found.LastUsedAt);
        return new(found.PersonId, found.Role, TokenId: found.TokenId);
    }

    public async Task<Answer<AccessTokenList>> ListAsync(Actor actor) => new AccessTokenList(
        [.. (await tokens.ListAsync(actor.PersonId)).Select(t => new AccessTokenView(t.Id, t.Name, t.Prefix, t.CreatedAt, t.LastUsedAt, t.ExpiresAt))]);

    public async Task<Answer<NewAccessToken>> CreateAsync(Actor actor, CreateAccessToken request)
    {
        if (AccountRights.OfBrowser(actor) is { } refusal)
            return refusal;
        if (DisplayName.TryRead(request.Name, MaxName, out var name).ToRefusal("name") is { } unreadable)
            return unreadable;
        if (request.ExpiresInDays is < 1 or > 365)
            return Refusals.Invalid("expiresInDays", "out_of_range", "A token expires in 1 to 365 days, or never.");
        if ((await tokens.ListAsync(actor.PersonId)).Count >= MaxTokens)
            return Refusals.Conflict($"A person has at most {MaxTokens} tokens.", reason: "too_many");

        var secret = Secret.ForToken();
        DateTime? expires = request.ExpiresInDays is { } days ? Now.AddDays(days) : null;
        var made = await tokens.InsertAsync(actor.PersonId, name, Secret.Hash(secret), secret[..PrefixLength], Now, expires);
        return new NewAccessToken(secret, made.Id, made.Name, made.Prefix, made.CreatedAt, made.ExpiresAt);
    }

    public async Task<Answer<Done>> RevokeAsync(Actor actor, long id)
    {
        if (AccountRights.OfBrowser(actor) is { } refusal)
            return refusal;
        if (!await tokens.RevokeAsync(actor.PersonId, id, Now))
            return Refusals.NotFound("id");

        await live.EndTokenAsync(id);
        return Done.Now;
    }

    private DateTime Now => time.GetUtcNow().UtcDateTime;
}
