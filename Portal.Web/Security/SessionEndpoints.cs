using System.Security.Claims;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;

namespace Portal.Web.Security;

/// <summary>Where a person's session with the portal begins and ends.</summary>
static class SessionEndpoints
{
    public const string ContinuePath = "/sign-in/continue";
    public const string SignOutPath = "/sign-out";
    public const string ConfirmedPath = "/sign-out/confirmed";

    public static void MapSessions(this IEndpointRouteBuilder endpoints)
    {
        var sessions = endpoints.MapGroup("").AllowAnonymous().DisableAntiforgery().ExcludeFromDescription();
        sessions.MapGet(ContinuePath, Continue);
        sessions.MapPost(ConfirmedPath, SignOut);
    }

    /// <summary>Sends the browser through the code flow and then to <paramref name="returnUrl"/>.</summary>
    static IResult Continue(string? returnUrl) =>
        Results.Challenge(new AuthenticationProperties { RedirectUri = LocalAddress.OrHome(returnUrl) }, [Schemes.OpenIdConnect]);

    static async Task<IResult> SignOut(HttpContext context, IAntiforgery antiforgery, Sessions sessions)
    {
        if (!await antiforgery.IsRequestValidAsync(context))
        {
            // A form that was open since before a restart or another sign-in: ask again.
            return Results.Redirect(SignOutPath);
        }

        if (context.User.FindFirstValue(PortalClaims.Session) is { } session)
        {
            await sessions.End(session, context.RequestAborted);
        }

        return Results.SignOut(
            new AuthenticationProperties { RedirectUri = "/sign-in?signedOut=true" },
            [Schemes.Session, Schemes.OpenIdConnect]);
    }
}
