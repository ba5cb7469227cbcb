using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Portal.Web.Security;

/// <summary>A cookie is good while its session is; a page that is not allowed keeps its address and answers 403.</summary>
sealed class SessionEvents : CookieAuthenticationEvents
{
    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        var sessions = context.HttpContext.RequestServices.GetRequiredService<Sessions>();
        var session = context.Principal?.FindFirstValue(PortalClaims.Session);
        if (session is null || !await sessions.IsLive(session, context.HttpContext.RequestAborted))
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(Schemes.Session);
        }
    }

    public override Task RedirectToAccessDenied(RedirectContext<CookieAuthenticationOptions> context)
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    public override Task RedirectToLogin(RedirectContext<CookieAuthenticationOptions> context)
    {
        // A relative address: right under every name and port the portal is reached at.
        var request = context.Request;
        var back = HttpMethods.IsGet(request.Method) ? request.PathBase + request.Path + request.QueryString : "/";
        context.Response.Redirect(back == "/" ? "/sign-in" : $"/sign-in?returnUrl={Uri.EscapeDataString(back)}");
        return Task.CompletedTask;
    }
}
