using MtsLife.Hub.Access;
using MtsLife.Hub.Names;
using MtsLife.Hub.SignIn;
using MtsLife.Storage.SignIn;

namespace MtsLife.Hub.Admin;

/// <param name="Note">For whom it is, as the administrators remember it.</param>
/// <param name="ExpiresInDays">1 to 90.</param>
public sealed record CreateInvitation(string Role = "member", string Note = "", int ExpiresInDays = 7);

public sealed record InvitationView(
    long Id, string Role, string Note, long InvitedBy, DateTime CreatedAt, DateTime ExpiresAt, long? AcceptedBy, DateTime? AcceptedAt, string State);

public sealed record InvitationList(IReadOnlyList<InvitationView> Invitations);

/// <param name="Url">Shown this once; whoever has it gets in.</param>
public sealed record NewInvitation(string Url, long Id, string Role, string Note, DateTime CreatedAt, DateTime ExpiresAt);

/// <summary>Administrators let people in by link.</summary>
public sealed class Inviting(InvitationSql invitations, TimeProvider time)
{
    private const int MaxNote = 200;

    /// <param name="host">Scheme and host under which the administrator sees us, such as <c>https://life.example.ru</c>.</param>
    public async Task<Answer<NewInvitation>> InviteAsync(Actor actor, CreateInvitation request, string host)
    {
        if (AccountRights.OfAdministrator(actor) is { } refusal)
            return refusal;
        if (request.Role is not ("member" or "administrator"))
            return Refusals.Invalid("role", "unknown", "A role is 'member' or 'administrator'.");
        var note = "";
        if (request.Note.Trim().Length > 0 && DisplayName.TryRead(request.Note, MaxNote, out note).ToRefusal("note") is { } unreadable)
            return unreadable;
        if (request.ExpiresInDays is < 1 or > 90)
            return Refusals.Invalid("expiresInDays", "out_of_range", "An invitation expires in 1 to 90 days.");

        var code = Secret.ForInvitation();
        var made = await invitations.InsertAsync(
            Secret.Hash(code), request.Role, note, actor.PersonId, Now, Now.AddDays(request.ExpiresInDays));
        return new NewInvitation($"{host}/invite/{code}", made.Id, made.Role, made.Note, made.CreatedAt, made.ExpiresAt);
    }

    public async Task<Answer<InvitationList>> ListAsync(Actor actor) => AccountRights.OfAdministrator(actor) is { } refusal
        ? refusal
        : new InvitationList([.. (await invitations.ListAsync()).Select(View)]);

    public async Task<Answer<Done>> RevokeAsync(Actor actor, long id)
    {
        if (AccountRights.OfAdministrator(actor) is { } refusal)
            return refusal;
        return await invitations.RevokeAsync(id, Now) ? Done.Now : Refusals.NotFound("id");
    }

    private InvitationView View(InvitationRow row) => new(
        row.Id, row.Role, row.Note, row.InvitedBy, row.CreatedAt, row.ExpiresAt, row.AcceptedBy, row.AcceptedAt, StateOf(row));

    private string StateOf(InvitationRow row) => row switch
    {
        { AcceptedAt: not null } => "accepted",
        { RevokedAt: not null } => "revoked",
        _ => row.ExpiresAt > Now ? "open" : "expired",
    };

    private DateTime Now => time.GetUtcNow().UtcDateTime;
}
