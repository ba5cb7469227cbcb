using Portal.Domain.Access;

namespace Portal.Web.Composition;

/// <summary>Who may sign in and how: the section <c>Auth</c>.</summary>
public sealed class AuthSettings
{
    /// <summary>An external OpenID Connect authority; null = the embedded provider serves.</summary>
    public string? Authority { get; set; }

    /// <summary>The portal's client at the external authority.</summary>
    public string ClientId { get; set; } = "portal";

    /// <summary>The secret of the portal's client at the external authority.</summary>
    public string? ClientSecret { get; set; }

    /// <summary>The audience that access tokens of the API name.</summary>
    public string Audience { get; set; } = "portal-api";

    /// <summary>
    /// Origins (<c>https://portal.example</c>) to which the embedded provider sends people back, beside loopback addresses.
    /// </summary>
    public IList<string> PublicAddresses { get; } = [];

    /// <summary>Machine clients by id. With an external authority only feeds, owners and narrowing are read from here.</summary>
    public IDictionary<string, ClientSettings> Clients { get; } = new Dictionary<string, ClientSettings>(StringComparer.Ordinal);

    /// <summary>People of the embedded provider, by user name.</summary>
    public IDictionary<string, PersonSettings> People { get; } = new Dictionary<string, PersonSettings>(StringComparer.Ordinal);

    /// <summary>Clients and people that exist only in Development with sample data.</summary>
    public SampleAuthSettings Sample { get; } = new();

    public bool IsEmbedded => string.IsNullOrWhiteSpace(Authority);
}

/// <summary>See <see cref="AuthSettings.Sample"/>.</summary>
public sealed class SampleAuthSettings
{
    public IDictionary<string, ClientSettings> Clients { get; } = new Dictionary<string, ClientSettings>(StringComparer.Ordinal);

    public IDictionary<string, PersonSettings> People { get; } = new Dictionary<string, PersonSettings>(StringComparer.Ordinal);
}

/// <summary>One machine client.</summary>
public sealed class ClientSettings
{
    public string Secret { get; set; } = "";

    /// <summary>The scopes it may ask for, each one of <see cref="RoleMatrix"/>.</summary>
    public IList<string> Scopes { get; } = [];

    /// <summary>The feeds it may read.</summary>
    public IList<string> Feeds { get; } = [];

    /// <summary>The person who owns it; see <see cref="Viewer.OwnedBy"/>.</summary>
    public string? Owner { get; set; }

    /// <summary>The content owners it is narrowed to; empty = all.</summary>
    public IList<string> ContentOwners { get; } = [];
}

/// <summary>One person of the embedded provider.</summary>
public sealed class PersonSettings
{
    /// <summary>What pages call the person; the user name when absent.</summary>
    public string? DisplayName { get; set; }

    public string Password { get; set; } = "";

    /// <summary>Roles as tokens spell them: <c>rightsManager</c>.</summary>
    public IList<string> Roles { get; } = [];

    /// <summary>The content owners the person is narrowed to; empty = all.</summary>
    public IList<string> ContentOwners { get; } = [];
}
