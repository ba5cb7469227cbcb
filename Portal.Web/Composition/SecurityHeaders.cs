namespace Portal.Web.Composition;

/// <summary>Headers of every answer. Nothing comes from other hosts, nobody frames the portal, no address leaks in a referrer.</summary>
static class SecurityHeaders
{
    public static void UseSecurityHeaders(this IApplicationBuilder app, PortalSettings settings)
    {
        // Signing out posts to the portal, which sends the browser on to the authority: a form's target in the browsers' eyes.
        var authority = settings.Auth.IsEmbedded ? "" : $" {new Uri(settings.Auth.Authority!).GetLeftPart(UriPartial.Authority)}";

        // MudBlazor places popovers and themes through style attributes and elements, so styles may be inline; scripts may not.
        var policy = string.Join(
            "; ",
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data:",
            "font-src 'self'",
            "connect-src 'self'",
            "manifest-src 'self'",
            "base-uri 'self'",
            $"form-action 'self'{authority}",
            "frame-ancestors 'none'");

        app.Use((context, next) =>
        {
            var headers = context.Response.Headers;
            headers.ContentSecurityPolicy = policy;
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "same-origin";
            headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
            return next(context);
        });
    }
}
