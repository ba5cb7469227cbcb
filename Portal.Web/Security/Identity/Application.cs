using System.Collections.Immutable;

namespace Portal.Web.Security.Identity;

/// <summary>A client of the embedded provider, as configured.</summary>
/// <param name="SignsPeopleIn">True for the portal's own pages, which use the authorization code flow; machines use client credentials.</param>
public sealed record Application(string ClientId, string Secret, ImmutableArray<string> Scopes, bool SignsPeopleIn)
{
    /// <summary>The id of the client that is the portal's own pages.</summary>
    public const string PortalId = "portal";
}
