using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace MtsLife.Web.Doors;

/// <summary>The OpenAPI document; the browser application's types are generated from it.</summary>
internal static class ApiDocument
{
    private const string Program = "program";

    public static void AddApiDocument(this IServiceCollection services) => services.AddOpenApi("v1", options =>
    {
        options.ShouldInclude = endpoint => endpoint.RelativePath?.StartsWith("api/", StringComparison.Ordinal) == true;
        options.AddDocumentTransformer(Describe);
        options.AddDocumentTransformer(LiveSchemas.AddAsync);
        options.AddSchemaTransformer(LiveSchemas.NameWords);
        options.AddOperationTransformer(DescribeRefusals);
    });

    private static Task Describe(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken stop)
    {
        document.Info = new()
        {
            Title = "MtsLife",
            Version = "v1",
            Description = "Everything that the browser application does, for programs. Unknown and repeated members of a request are refused; "
                + "ignore the members and kinds of a response that you do not know.",
        };
        // An address of its own would name the host that happened to generate the document.
        document.Servers = [new() { Url = "/" }];
        document.Components ??= new();
        document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
        document.Components.SecuritySchemes[Program] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            Description = "A personal access token, made under Settings; begins with mts_.",
        };
        return Task.CompletedTask;
    }

    private static async Task DescribeRefusals(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken stop)
    {
        var problem = await context.GetOrCreateSchemaAsync(typeof(Problem), null, stop);
        context.Document!.AddComponent(nameof(Problem), problem);
        operation.Responses ??= [];
        operation.Responses["default"] = new OpenApiResponse
        {
            Description = "Refused: code says why in one word, field names the member of the request.",
            Content = new Dictionary<string, OpenApiMediaType>
            {
                [Problem.ContentType] = new() { Schema = new OpenApiSchemaReference(nameof(Problem), context.Document) },
            },
        };
        if (!context.Description.ActionDescriptor.EndpointMetadata.OfType<IAllowAnonymous>().Any())
            operation.Security = [new() { [new OpenApiSecuritySchemeReference(Program, context.Document)] = [] }];
    }
}
