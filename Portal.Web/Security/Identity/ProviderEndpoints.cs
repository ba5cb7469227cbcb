using System.Security.Claims;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using Portal.Web.Composition;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Portal.Web.Security.Identity;

/// <summary>The embedded provider's endpoints. OpenIddict has checked each request before it arrives here.</summary>
static class ProviderEndpoints
{
    const string Scheme = OpenIddictServerAspNetCoreDefaults.AuthenticationScheme;

    public const string AuthorizePath = "/connect/authorize";
    public const string TokenPath = "/connect/token";
    public const string UserInfoPath = "/connect/userinfo";
    public const string LogoutPath = "/connect/logout";

    public static void MapIdentityProvider(this IEndpointRouteBuilder endpoints)
    {
        var provider = endpoints.MapGroup("").AllowAnonymous().DisableAntiforgery().ExcludeFromDescription();
        provider.MapMethods(AuthorizePath, [HttpMethods.Get, HttpMethods.Post], Authorize);
        provider.MapPost(TokenPath, Exchange);
        provider.MapMethods(UserInfoPath, [HttpMethods.Get, HttpMethods.Post], UserInfo);
        provider.MapGet(LogoutPath, (Delegate)AskToSignOut);
        provider.MapPost(LogoutPath, SignOut);
    }

    static async Task<IResult> Authorize(HttpContext context, People people, PortalSettings settings)
    {
        var request = context.GetOpenIddictServerRequest()!;
        var signedIn = await context.AuthenticateAsync(Schemes.Provider);
        var userName = signedIn.Principal?.FindFirstValue(PortalClaims.Subject);
        if (userName is null || people.Find(userName) is not { } person)
        {
            if (request.HasPromptValue(PromptValues.None))
            {
                return Refuse(Errors.LoginRequired, "Nobody is signed in.");
            }

            var back = QueryString.Create(request.GetParameters().Select(entry => KeyValuePair.Create(entry.Key, (string?)entry.Value)));
            return Results.Redirect($"/sign-in?returnUrl={Uri.EscapeDataString(AuthorizePath + back)}");
        }

        var identity = new ClaimsIdentity(Scheme, PortalClaims.UserName, PortalClaims.Role);
        identity.SetClaim(PortalClaims.Subject, userName)
            .SetClaim(PortalClaims.UserName, userName)
            .SetClaim(PortalClaims.DisplayName, person.DisplayName ?? userName)
            .SetClaims(PortalClaims.Role, [.. person.Roles])
            .SetClaims(PortalClaims.ContentOwner, [.. person.ContentOwners])
            .SetScopes(request.GetScopes())
            .SetResources(settings.Auth.Audience)
            .SetDestinations(static _ => [Destinations.IdentityToken]);
        return Results.SignIn(new ClaimsPrincipal(identity), authenticationScheme: Scheme);
    }

    static async Task<IResult> Exchange(HttpContext context, PortalSettings settings, ApplicationCatalog catalog)
    {
        var request = context.GetOpenIddictServerRequest()!;
        if (request.IsAuthorizationCodeGrantType())
        {
            var code = await context.AuthenticateAsync(Scheme);
            return Results.SignIn(code.Principal!, authenticationScheme: Scheme);
        }

        var client = catalog.Find(request.ClientId!)!;
        var asked = request.GetScopes();
        var identity = new ClaimsIdentity(Scheme);
        identity.SetClaim(PortalClaims.Subject, client.ClientId)
            .SetScopes(asked.IsEmpty ? client.Scopes : asked)
            .SetResources(settings.Auth.Audience)
            .SetDestinations(static _ => [Destinations.AccessToken]);
        return Results.SignIn(new ClaimsPrincipal(identity), authenticationScheme: Scheme);
    }

    static async Task<IResult> UserInfo(HttpContext context, People people)
    {
        var token = await context.AuthenticateAsync(Scheme);
        if (token.Principal?.FindFirstValue(PortalClaims.Subject) is not { } userName || people.Find(userName) is not { } person)
        {
            return Results.Challenge(
                new AuthenticationProperties(new Dictionary<string, string?>
                {
                    [OpenIddictServerAspNetCoreConstants.Properties.Error] = Errors.InvalidToken,
                    [OpenIddictServerAspNetCoreConstants.Properties.ErrorDescription] = "The token is no person's.",
                }),
                [Scheme]);
        }

        return Results.Json(new Dictionary<string, object>
        {
            [PortalClaims.Subject] = userName,
            [PortalClaims.UserName] = userName,
            [PortalClaims.DisplayName] = person.DisplayName ?? userName,
            [PortalClaims.Role] = person.Roles,
            [PortalClaims.ContentOwner] = person.ContentOwners,
        });
    }

    static async Task<IResult> AskToSignOut(HttpContext context)
    {
        var signedIn = await context.AuthenticateAsync(Schemes.Provider);
        var hint = await context.AuthenticateAsync(Scheme);
        var isTheirOwn = hint.Principal?.FindFirstValue(PortalClaims.Subject) == signedIn.Principal?.FindFirstValue(PortalClaims.Subject);

        // Without the person's own id token this may be another site's link: the page asks.
        return !signedIn.Succeeded || isTheirOwn
            ? await EndProviderSession(context)
            : Results.Redirect("/sign-out");
    }

    static async Task<IResult> SignOut(HttpContext context, IAntiforgery antiforgery) =>
        await antiforgery.IsRequestValidAsync(context)
            ? await EndProviderSession(context)
            : Results.Redirect("/sign-out");

    static async Task<IResult> EndProviderSession(HttpContext context)
    {
        await context.SignOutAsync(Schemes.Provider);
        return Results.SignOut(new AuthenticationProperties { RedirectUri = "/sign-in" }, [Scheme]);
    }

    static IResult Refuse(string error, string description) =>
        Results.Forbid(
            new AuthenticationProperties(new Dictionary<string, string?>
            {
                [OpenIddictServerAspNetCoreConstants.Properties.Error] = error,
                [OpenIddictServerAspNetCoreConstants.Properties.ErrorDescription] = description,
            }),
            [Scheme]);
}
