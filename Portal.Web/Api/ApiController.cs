using Microsoft.AspNetCore.Mvc;
using Portal.Domain.Access;
using Portal.Web.Security;

namespace Portal.Web.Api;

/// <summary>
/// What every controller under <c>/api</c> and <c>/feeds</c> has. Each action or class also says its
/// <see cref="RequiresPermissionAttribute"/>; without one any valid token is let in.
/// </summary>
[ApiController]
public abstract class ApiController : ControllerBase
{
    /// <summary>Who calls.</summary>
    protected Viewer Viewer => HttpContext.Viewer();

    /// <summary>Says which version is answered: <c>ETag: "7"</c>.</summary>
    protected void SetETag(long version) => Response.Headers.ETag = ETags.Of(version);
}
