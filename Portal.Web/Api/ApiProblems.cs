using System.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;

namespace Portal.Web.Api;

/// <summary>
/// Problem details (RFC 9457), the shape of every refusal. <c>detail</c> is a sentence for people: what, where and what to do;
/// <c>code</c>, where there is one, is for programs.
/// </summary>
public static class ApiProblems
{
    public const string ContentType = "application/problem+json";

    /// <summary>400: the request cannot be understood.</summary>
    public static ObjectResult BadRequest(string detail, string? code = null) => Answer(StatusCodes.Status400BadRequest, detail, code);

    /// <summary>403: the caller may not, and <paramref name="detail"/> says what is missing.</summary>
    public static ObjectResult Forbidden(string detail, string? code = null) => Answer(StatusCodes.Status403Forbidden, detail, code);

    /// <summary>404: there is none, or the caller may not see it.</summary>
    public static ObjectResult NotFound(string detail, string? code = null) => Answer(StatusCodes.Status404NotFound, detail, code);

    /// <summary>409: the state of things does not allow it.</summary>
    public static ObjectResult Conflict(string detail, string? code = null) => Answer(StatusCodes.Status409Conflict, detail, code);

    /// <summary>412: somebody changed it meanwhile. <paramref name="currentVersion"/> is what If-Match would have to say now.</summary>
    public static ObjectResult PreconditionFailed(string detail, long currentVersion)
    {
        var answer = Answer(StatusCodes.Status412PreconditionFailed, detail, "versionIsStale");
        ((ProblemDetails)answer.Value!).Extensions["currentVersion"] = currentVersion;
        return answer;
    }

    /// <summary>413: more than this address takes; <paramref name="detail"/> says what and how much.</summary>
    public static ObjectResult TooLarge(string detail, string? code = null) => Answer(StatusCodes.Status413PayloadTooLarge, detail, code);

    /// <summary>422: understood, and not acceptable.</summary>
    public static ObjectResult Unprocessable(string detail, string? code = null) => Answer(StatusCodes.Status422UnprocessableEntity, detail, code);

    /// <summary>428: the write needs If-Match.</summary>
    public static ObjectResult PreconditionRequired() =>
        Answer(
            StatusCodes.Status428PreconditionRequired,
            "A write says which version it changes. Send If-Match with the ETag that reading gave, for example If-Match: \"7\".",
            "ifMatchRequired");

    /// <summary>The same answer with one more member, for example <c>findings</c>.</summary>
    public static ObjectResult With(this ObjectResult answer, string member, object? value)
    {
        ArgumentNullException.ThrowIfNull(answer);
        ((ProblemDetails)answer.Value!).Extensions[member] = value;
        return answer;
    }

    /// <summary>Writes problem details where there is no controller.</summary>
    public static Task Write(HttpContext context, int status, string detail, string? code = null)
    {
        ArgumentNullException.ThrowIfNull(context);
        var problem = Details(status, detail, code);
        problem.Extensions["traceId"] = Activity.Current?.Id ?? context.TraceIdentifier;
        context.Response.StatusCode = status;
        return context.Response.WriteAsJsonAsync(problem, options: null, contentType: ContentType, context.RequestAborted);
    }

    static ObjectResult Answer(int status, string detail, string? code) =>
        new(Details(status, detail, code)) { StatusCode = status, ContentTypes = { ContentType } };

    static ProblemDetails Details(int status, string detail, string? code)
    {
        var problem = new ProblemDetails { Status = status, Title = ReasonPhrases.GetReasonPhrase(status), Detail = detail };
        if (code is not null)
        {
            problem.Extensions["code"] = code;
        }

        return problem;
    }
}
