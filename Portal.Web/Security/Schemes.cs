using Microsoft.AspNetCore.Authentication.JwtBearer;

namespace Portal.Web.Security;

/// <summary>How a request says who makes it.</summary>
static class Schemes
{
    /// <summary>Chooses: machines' addresses answer to bearer tokens alone, everything else to the portal's session.</summary>
    public const string Default = "portal-default";

    /// <summary>The portal's session cookie.</summary>
    public const string Session = "portal";

    /// <summary>The portal as an OpenID Connect client.</summary>
    public const string OpenIdConnect = "oidc";

    public const string Bearer = JwtBearerDefaults.AuthenticationScheme;

    /// <summary>The embedded provider's own cookie: who typed a password.</summary>
    public const string Provider = "portal-identity";

    public static string For(HttpContext context) =>
        MachineAddresses.Contain(context.Request.Path)
        || (context.Request.Path.StartsWithSegments("/openapi", StringComparison.Ordinal)
            && context.Request.Headers.Authorization.ToString().StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase))
            ? Bearer
            : Session;
}

/// <summary>Addresses for machines: bearer tokens in, problem details out; never a redirect and never a page.</summary>
static class MachineAddresses
{
    public static bool Contain(PathString path) => path.StartsWithSegments("/api") || path.StartsWithSegments("/feeds");
}
