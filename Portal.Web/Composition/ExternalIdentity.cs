using Microsoft.AspNetCore.Authentication;
using Portal.Web.Security;

namespace Portal.Web.Composition;

/// <summary>An external authority (<c>Auth:Authority</c>): the embedded provider is off, everything else is the same.</summary>
static class ExternalIdentity
{
    public static IServiceCollection AddExternalIdentity(this AuthenticationBuilder authentication, PortalSettings settings)
    {
        var auth = settings.Auth;
        authentication
            .AddOpenIdConnect(Schemes.OpenIdConnect, options =>
            {
                PortalClient.Configure(options);
                options.Authority = auth.Authority;
                options.ClientId = auth.ClientId;
                options.ClientSecret = auth.ClientSecret;
                options.RequireHttpsMetadata = !settings.IsDevelopment;

                // Roles come in the id token from some authorities and from userinfo alone from others: both are read.
                options.GetClaimsFromUserInfoEndpoint = true;
                foreach (var claim in (string[])[PortalClaims.UserName, PortalClaims.DisplayName, PortalClaims.Role, PortalClaims.Roles, PortalClaims.ContentOwner])
                {
                    options.ClaimActions.MapJsonKey(claim, claim);
                }
            })
            .AddJwtBearer(Schemes.Bearer, options =>
            {
                options.MapInboundClaims = false;
                options.Authority = auth.Authority;
                options.Audience = auth.Audience;
                options.RequireHttpsMetadata = !settings.IsDevelopment;
                options.TokenValidationParameters.NameClaimType = PortalClaims.UserName;
                options.TokenValidationParameters.RoleClaimType = PortalClaims.Role;
            });
        return authentication.Services;
    }
}
