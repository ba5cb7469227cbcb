using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Portal.Data.Connections;
using Portal.Web.Security;

namespace Portal.Web.Composition;

/// <summary>Deny by default, policies, viewers, sessions; then one of the two identity providers.</summary>
static class SecurityServices
{
    public static IServiceCollection AddPortalSecurity(this IServiceCollection services, PortalSettings settings)
    {
        var protection = services.AddDataProtection().SetApplicationName("Portal");
        if (settings.Database.Provider == DatabaseProvider.Sqlite)
        {
            protection.PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(settings.DataDirectory.Keys, "data-protection")));
        }

        services.AddSingleton<IAuthorizationPolicyProvider, PermissionPolicies>();
        services.AddSingleton<IAuthorizationHandler, PermissionHandler>();
        services.AddSingleton<ViewerSource>();
        services.AddSingleton<IFeedGrants, ConfiguredFeedGrants>();
        services.AddSingleton<SignInThrottle>();
        services.AddSingleton<People>();
        services.AddScoped<Sessions>();
        services.AddScoped<CurrentViewer>();
        services.AddScoped<AuthenticationStateProvider, SessionRevalidation>();
        services.AddCascadingAuthenticationState();
        services.AddAuthorization(options => options.FallbackPolicy = options.DefaultPolicy);

        var authentication = services.AddAuthentication(options =>
            {
                options.DefaultScheme = Schemes.Default;
                options.DefaultSignInScheme = Schemes.Session;
            })
            .AddPolicyScheme(Schemes.Default, displayName: null, options => options.ForwardDefaultSelector = Schemes.For)
            .AddCookie(Schemes.Session, ConfigureSession);

        return settings.Auth.IsEmbedded
            ? authentication.AddEmbeddedIdentity(settings)
            : authentication.AddExternalIdentity(settings);
    }

    static void ConfigureSession(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = "portal";
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.LoginPath = "/sign-in";
        options.ReturnUrlParameter = "returnUrl";
        options.ExpireTimeSpan = Sessions.Lifetime;
        options.SlidingExpiration = true;
        options.Events = new SessionEvents();
    }
}
