using Microsoft.AspNetCore.Diagnostics;
using Portal.Web.Api;

namespace Portal.Web.Composition;

/// <summary>Errors under <c>/api</c> and <c>/feeds</c>, those of routing, authorization and failures included: always problem details.</summary>
static class MachineErrors
{
    public static void UseMachineErrors(this IApplicationBuilder app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = Failed, AllowStatusCode404Response = true });
        app.UseStatusCodePages(context => ApiProblems.Write(
            context.HttpContext,
            context.HttpContext.Response.StatusCode,
            Sentence(context.HttpContext.Response.StatusCode, context.HttpContext.Request)));
    }

    static Task Failed(HttpContext context) => context.Features.Get<IExceptionHandlerFeature>()?.Error switch
    {
        BadHttpRequestException refused => ApiProblems.Write(context, refused.StatusCode, Sentence(refused.StatusCode, context.Request)),
        _ => ApiProblems.Write(
            context,
            StatusCodes.Status500InternalServerError,
            "The portal could not finish this. Nothing was half-written; it is safe to send the request again. The log has the cause under traceId."),
    };

    static string Sentence(int status, HttpRequest request) => status switch
    {
        StatusCodes.Status401Unauthorized => "This address needs a bearer token that is valid now. Get one from /connect/token or from the configured authority.",
        StatusCodes.Status403Forbidden => "The token is valid, but its scopes or grants do not allow this.",
        StatusCodes.Status404NotFound => $"There is nothing at {request.Path}.",
        StatusCodes.Status405MethodNotAllowed => $"{request.Method} is not possible here; the Allow header says what is.",
        StatusCodes.Status413PayloadTooLarge => "The body is larger than this address takes.",
        StatusCodes.Status415UnsupportedMediaType => $"Content-Type '{request.ContentType}' is not read here. Send application/json unless the description says otherwise.",
        StatusCodes.Status400BadRequest => "The request cannot be understood.",
        _ => $"The request was refused with status {status}.",
    };
}
