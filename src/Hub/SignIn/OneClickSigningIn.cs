using Microsoft.Extensions.Hosting;
using MtsLife.Hub.Access;

namespace MtsLife.Hub.SignIn;

public sealed record SignInAs(long PersonId, bool Shared = false);

/// <summary>The people of the demo company as whom anybody at this machine may sign in; nobody unless the demo company says so.</summary>
public sealed record OneClickPeople(Func<IServiceProvider, Task<IReadOnlyCollection<long>>> List)
{
    public static readonly OneClickPeople Nobody = new(_ => Task.FromResult<IReadOnlyCollection<long>>([]));
}

/// <summary>Signing in without a password, in Development only.</summary>
public sealed class OneClickSigningIn(OneClickPeople people, Sessions sessions, IHostEnvironment environment, IServiceProvider services)
{
    /// <summary>Whether there is anybody as whom one may sign in so.</summary>
    public async Task<bool> IsOpenAsync() => environment.IsDevelopment() && (await people.List(services)).Count > 0;

    public async Task<Answer<NewSession>> AsAsync(SignInAs request, string? userAgent)
    {
        if (!environment.IsDevelopment())
            return Refusals.NotFound();
        if (!(await people.List(services)).Contains(request.PersonId))
            return Refusals.NotFound("personId");

        return await sessions.BeginAsync(request.PersonId, request.Shared, userAgent);
    }
}
