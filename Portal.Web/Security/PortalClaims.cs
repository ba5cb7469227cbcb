namespace Portal.Web.Security;

/// <summary>The claims the portal reads and, with the embedded provider, issues.</summary>
static class PortalClaims
{
    public const string Subject = "sub";

    /// <summary>A person's user name.</summary>
    public const string UserName = "preferred_username";

    /// <summary>What pages call the person.</summary>
    public const string DisplayName = "name";

    /// <summary>A role, as <see cref="Portal.Domain.Access.RoleMatrix.NameOf"/> spells it. Some authorities say <see cref="Roles"/>.</summary>
    public const string Role = "role";

    public const string Roles = "roles";

    public const string ClientId = "client_id";

    /// <summary>Entra ID and Keycloak name the client here.</summary>
    public const string AuthorizedParty = "azp";

    public const string Scope = "scope";

    /// <summary>Entra ID's word for <see cref="Scope"/>.</summary>
    public const string ShortScope = "scp";

    /// <summary>One content owner the viewer is narrowed to; several claims for several.</summary>
    public const string ContentOwner = "content_owner";

    /// <summary>The portal's own session: ended by signing out, wherever that happens.</summary>
    public const string Session = "portal_session";
}
