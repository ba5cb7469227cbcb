using System.Collections.Frozen;
using System.Security.Cryptography;
using Portal.Domain.Access;
using Portal.Web.Composition;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Portal.Web.Security.Identity;

/// <summary>The portal's own client and the configured machine clients.</summary>
public sealed class ApplicationCatalog
{
    readonly FrozenDictionary<string, Application> applications;

    public ApplicationCatalog(PortalSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);

        // Both ends of the portal's own back channel are in this process, so its secret never leaves it and lasts as long as it does.
        PortalSecret = Convert.ToHexString(RandomNumberGenerator.GetBytes(32));
        var pages = new Application(Application.PortalId, PortalSecret, [Scopes.OpenId, Scopes.Profile, Scopes.Roles], SignsPeopleIn: true);
        applications = settings.Auth.Clients
            .Select(client => new Application(client.Key, client.Value.Secret, [.. client.Value.Scopes], SignsPeopleIn: false))
            .Prepend(pages)
            .ToFrozenDictionary(application => application.ClientId, StringComparer.Ordinal);
    }

    public string PortalSecret { get; }

    /// <summary>Every scope the provider knows.</summary>
    public static string[] KnownScopes { get; } =
        [Scopes.OpenId, Scopes.Profile, Scopes.Roles, .. Enum.GetValues<Permission>().Select(RoleMatrix.ScopeOf)];

    public Application? Find(string clientId) => applications.GetValueOrDefault(clientId);
}
