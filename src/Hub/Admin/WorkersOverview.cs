using MtsLife.Hub.Access;
using MtsLife.Hub.Events;
using MtsLife.Hub.SignIn;
using MtsLife.Storage.Events;

namespace MtsLife.Hub.Admin;

/// <param name="Lag">Events that have happened and are not yet applied.</param>
/// <param name="WaitingSince">When the oldest of them happened.</param>
/// <param name="LastEventAt">When the last one happened that is applied.</param>
/// <param name="AppliedAt">When it last applied anything.</param>
/// <param name="Poisoned">Events that it could not apply and passed over.</param>
public sealed record WorkerView(string Name, long Lag, DateTime? WaitingSince, DateTime? LastEventAt, DateTime? AppliedAt, int Poisoned);

/// <summary>An event that was passed over.</summary>
/// <param name="Error">What kind of failure, never what it said.</param>
public sealed record PoisonView(string Worker, int Shard, long Number, string Kind, string Error, DateTime At);

/// <param name="Poison">The latest; <see cref="WorkerView.Poisoned"/> counts all.</param>
public sealed record WorkerList(IReadOnlyList<WorkerView> Workers, IReadOnlyList<PoisonView> Poison);

/// <summary>How far the workers are behind what happens.</summary>
public sealed class WorkersOverview(Workers workers, WorkerSql sql)
{
    private const int MostPoison = 50;

    public async Task<Answer<WorkerList>> ReadAsync(Actor actor)
    {
        if (AccountRights.OfAdministrator(actor) is { } refusal)
            return refusal;
        string[] names = [.. workers.Names];
        return new WorkerList(
            [.. (await sql.OverviewAsync(names)).Select(w => new WorkerView(w.Name, w.Lag, w.WaitingSince, w.LastEventAt, w.AppliedAt, w.Poisoned))],
            [.. (await sql.PoisonAsync(names, MostPoison)).Select(p => new PoisonView(p.Worker, p.Shard, p.N, p.Kind, p.Error, p.At))]);
    }

    /// <summary>For when a worker was mended: what it has written is emptied and made anew from the first event on.</summary>
    public async Task<Answer<Done>> RebuildAsync(Actor actor, string name) =>
        AccountRights.OfAdministrator(actor) is { } refusal ? refusal : await workers.RebuildAsync(name);
}
