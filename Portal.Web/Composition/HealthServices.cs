using Microsoft.AspNetCore.Diagnostics.HealthChecks;

namespace Portal.Web.Composition;

/// <summary><c>/health/live</c>: the process answers. <c>/health/ready</c>: every check tagged <see cref="Ready"/> is well.</summary>
static class HealthServices
{
    public const string Ready = "ready";

    public static void MapPortalHealth(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
        endpoints.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains(Ready) }).AllowAnonymous();
    }
}
