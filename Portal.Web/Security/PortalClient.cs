using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Portal.Web.Security;

/// <summary>What the portal does as an OpenID Connect client, whoever the provider is.</summary>
static class PortalClient
{
    static readonly string[] Kept =
        [PortalClaims.Subject, PortalClaims.UserName, PortalClaims.DisplayName, PortalClaims.Role, PortalClaims.Roles, PortalClaims.ContentOwner];

    public static void Configure(OpenIdConnectOptions options)
    {
        options.SignInScheme = Schemes.Session;
        options.ResponseType = OpenIdConnectResponseType.Code;
        options.ResponseMode = OpenIdConnectResponseMode.Query;
        options.UsePkce = true;
        options.MapInboundClaims = false;
        options.Scope.Clear();
        options.Scope.Add("openid");
        options.Scope.Add("profile");
        options.TokenValidationParameters.NameClaimType = PortalClaims.UserName;
        options.TokenValidationParameters.RoleClaimType = PortalClaims.Role;

        // Over plain http on this machine browsers drop cookies that are SameSite=None or Secure.
        options.CorrelationCookie.SameSite = SameSiteMode.Lax;
        options.CorrelationCookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.NonceCookie.SameSite = SameSiteMode.Lax;
        options.NonceCookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;

        options.Events.OnTokenValidated = KeepIdToken;
        options.Events.OnTicketReceived = BeginSession;
        options.Events.OnRemoteFailure = StartAgain;
    }

    // Only what signing out needs: with all tokens the cookie outgrows 4 KB.
    static Task KeepIdToken(TokenValidatedContext context)
    {
        if (context.TokenEndpointResponse?.IdToken is { } idToken)
        {
            context.Properties!.StoreTokens([new AuthenticationToken { Name = OpenIdConnectParameterNames.IdToken, Value = idToken }]);
        }

        return Task.CompletedTask;
    }

    static async Task BeginSession(TicketReceivedContext context)
    {
        var identity = new ClaimsIdentity(
            context.Principal!.Claims.Where(claim => Kept.Contains(claim.Type)).DistinctBy(claim => (claim.Type, claim.Value)),
            Schemes.Session,
            PortalClaims.UserName,
            PortalClaims.Role);
        var name = context.HttpContext.RequestServices.GetRequiredService<ViewerSource>().Of(new ClaimsPrincipal(identity)).Name;
        var session = await context.HttpContext.RequestServices.GetRequiredService<Sessions>().Begin(name, context.HttpContext.RequestAborted);
        identity.AddClaim(new Claim(PortalClaims.Session, session));
        context.Principal = new ClaimsPrincipal(identity);
    }

    // A stale tab or a code used twice: nothing is broken, signing in again is all it takes.
    static Task StartAgain(RemoteFailureContext context)
    {
        context.HttpContext.RequestServices.GetRequiredService<ILoggerFactory>()
            .CreateLogger("Portal.SignIn")
            .LogWarning("Sign-in did not finish: {Reason}", context.Failure?.Message);
        context.Response.Redirect("/sign-in?interrupted=true");
        context.HandleResponse();
        return Task.CompletedTask;
    }
}
