using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;
using MtsLife.Hub.Access;

namespace MtsLife.Web.Doors;

internal static class Api
{
    /// <summary>
    /// Where the endpoints of a feature stand. An endpoint is one line that calls one verb and returns its answer:
    /// <code>api.MapPost("", (Actor actor, CreateGroup request, Groups groups) => groups.CreateAsync(actor, request));</code>
    /// <see cref="Actor"/> is whoever is signed in, the request is the strictly read body, an <see cref="Answer{T}"/>
    /// becomes 200 or problem details. What needs no signed-in person says <c>.AllowAnonymous()</c>.
    /// </summary>
    public static RouteGroupBuilder MapApi(this IEndpointRouteBuilder app, string feature)
    {
        var api = app.MapGroup("/api" + feature).RequireAuthorization();
        ((IEndpointConventionBuilder)api).Add(WriteAnswers);
        ((IEndpointConventionBuilder)api).Finally(DescribeAnswers);
        api.AddEndpointFilter(WithinLimits);
        return api;
    }

    /// <summary>Counts against another allowance than the one that its method has.</summary>
    public static TBuilder LimitedAs<TBuilder>(this TBuilder endpoint, string kind)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new Limit(kind));

    private sealed record Limit(string Kind);

    /// <summary>Reading and writing have allowances of their own; a token's are apart from its person's.</summary>
    private static async ValueTask<object?> WithinLimits(EndpointFilterInvocationContext call, EndpointFilterDelegate next)
    {
        var kind = call.HttpContext.GetEndpoint()?.Metadata.GetMetadata<Limit>()?.Kind
            ?? (HttpMethods.IsGet(call.HttpContext.Request.Method) ? "read" : "write");
        return call.HttpContext.ActorOf() is { } actor && call.HttpContext.RequestServices.GetRequiredService<RateLimits>().Check(actor, kind) is { } refusal
            ? new Refused(refusal)
            : await next(call);
    }

    /// <summary>Who is signed in; null on a request that needs nobody.</summary>
    public static Actor? ActorOf(this HttpContext context) => ActorIdentity.ActorOf(context.User);

    private static void WriteAnswers(EndpointBuilder endpoint)
    {
        if (AnsweredBy(endpoint) is not { } answered)
            return;

        var write = typeof(Api).GetMethod(nameof(Write), BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(answered).CreateDelegate<Func<object?, IResult>>();
        endpoint.FilterFactories.Add((_, next) => async context => write(await next(context)));
    }

    // At the very end, because the framework takes Answer<T> itself for the response only after the group's conventions.
    private static void DescribeAnswers(EndpointBuilder endpoint)
    {
        if (AnsweredBy(endpoint) is not { } answered)
            return;

        foreach (var inferred in endpoint.Metadata.OfType<IProducesResponseTypeMetadata>().Where(m => m.StatusCode == 200).ToList())
            endpoint.Metadata.Remove(inferred);
        endpoint.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, answered, ["application/json"]));
    }

    private static Type? AnsweredBy(EndpointBuilder endpoint)
    {
        var returned = endpoint.Metadata.OfType<MethodInfo>().Single().ReturnType;
        if (returned.IsGenericType && (returned.GetGenericTypeDefinition() == typeof(Task<>) || returned.GetGenericTypeDefinition() == typeof(ValueTask<>)))
            returned = returned.GetGenericArguments()[0];
        return returned.IsGenericType && returned.GetGenericTypeDefinition() == typeof(Answer<>) ? returned.GetGenericArguments()[0] : null;
    }

    private static IResult Write<T>(object? answer) => answer switch
    {
        Answer<T> { IsRefused: true } no => new Refused(no.Refusal),
        Answer<T> yes => TypedResults.Ok(yes.Ok),
        // A filter of the endpoint's own has already decided.
        IResult decided => decided,
        _ => throw new InvalidOperationException($"Expected an answer with {typeof(T)}."),
    };

    /// <summary>For the few doors that answer with a file.</summary>
    public static IResult Refuse(Refusal refusal) => new Refused(refusal);

    private sealed class Refused(Refusal refusal) : IResult
    {
        public Task ExecuteAsync(HttpContext context) => Problem.Of(refusal).WriteAsync(context);
    }
}
