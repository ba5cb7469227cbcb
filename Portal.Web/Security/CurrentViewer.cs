using Microsoft.AspNetCore.Components.Authorization;
using Portal.Domain.Access;

namespace Portal.Web.Security;

/// <summary>Who looks at this page. Ask before every read and write: a session can end while a page is open.</summary>
public sealed class CurrentViewer(AuthenticationStateProvider authentication, ViewerSource viewers)
{
    public async Task<Viewer> Get() => viewers.Of((await authentication.GetAuthenticationStateAsync()).User);
}
