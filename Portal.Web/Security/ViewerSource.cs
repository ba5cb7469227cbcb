using System.Collections.Immutable;
using System.Security.Claims;
using Portal.Domain.Access;
using Portal.Web.Composition;

namespace Portal.Web.Security;

/// <summary>Makes the <see cref="Viewer"/> of whoever a token or a session speaks for.</summary>
public sealed class ViewerSource(PortalSettings settings)
{
    /// <summary>
    /// A person's permissions come from roles, a machine's from scopes; a person's access token has what both allow.
    /// Whoever is not signed in may do nothing.
    /// </summary>
    public Viewer Of(ClaimsPrincipal principal)
    {
        ArgumentNullException.ThrowIfNull(principal);
        var scopes = ScopesOf(principal);
        var clientId = principal.FindFirstValue(PortalClaims.ClientId) ?? principal.FindFirstValue(PortalClaims.AuthorizedParty);
        var subject = principal.FindFirstValue(PortalClaims.Subject);
        if (principal.Identity?.IsAuthenticated != true)
        {
            return new Viewer("", []);
        }

        return clientId is not null && scopes is not null && IsMachine(principal, subject, clientId)
            ? Machine(clientId, scopes, principal)
            : Person(principal, subject, scopes);
    }

    // A machine's token either has no subject of its own or none that anything is known about: no roles, no user name.
    static bool IsMachine(ClaimsPrincipal principal, string? subject, string clientId) =>
        subject is null || subject == clientId || (!RoleNames(principal).Any() && !principal.HasClaim(claim => claim.Type == PortalClaims.UserName));

    Viewer Machine(string clientId, ImmutableHashSet<Permission> scopes, ClaimsPrincipal principal)
    {
        settings.Auth.Clients.TryGetValue(clientId, out var client);
        var owners = client is { ContentOwners.Count: > 0 } ? [.. client.ContentOwners] : ContentOwners(principal);
        return new Viewer(clientId, scopes, owners, client?.Owner);
    }

    static Viewer Person(ClaimsPrincipal principal, string? subject, ImmutableHashSet<Permission>? scopes)
    {
        var name = principal.FindFirstValue(PortalClaims.UserName) ?? subject ?? principal.FindFirstValue(PortalClaims.DisplayName) ?? "";
        var permissions = RoleNames(principal)
            .Select(RoleMatrix.RoleOf)
            .OfType<Role>()
            .SelectMany(role => RoleMatrix.PermissionsOf(role))
            .ToImmutableHashSet();
        return new Viewer(name, scopes is null ? permissions : permissions.Intersect(scopes), ContentOwners(principal));
    }

    static IEnumerable<string> RoleNames(ClaimsPrincipal principal) =>
        principal.Claims.Where(claim => claim.Type is PortalClaims.Role or PortalClaims.Roles).Select(claim => claim.Value);

    static ImmutableHashSet<string>? ContentOwners(ClaimsPrincipal principal)
    {
        var owners = principal.FindAll(PortalClaims.ContentOwner).Select(claim => claim.Value).ToImmutableHashSet();
        return owners.IsEmpty ? null : owners;
    }

    static ImmutableHashSet<Permission>? ScopesOf(ClaimsPrincipal principal)
    {
        var claims = principal.Claims.Where(claim => claim.Type is PortalClaims.Scope or PortalClaims.ShortScope).ToList();
        return claims.Count == 0
            ? null
            : [.. claims.SelectMany(claim => claim.Value.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Select(RoleMatrix.PermissionOf).OfType<Permission>()];
    }
}
