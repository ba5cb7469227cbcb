namespace Portal.Domain.Access;

/// <summary>
/// What a caller may do. Machines hold permissions as OAuth scopes, people through their <see cref="Role"/>s:
/// both are the same closed set. See <see cref="RoleMatrix"/>.
/// </summary>
public enum Permission
{
    /// <summary>Scope <c>rights.read</c>: read titles, avails, terms, decisions without an account, coverage.</summary>
    ReadRights,

    /// <summary>Scope <c>rights.write</c>: import avails, draft and submit changes, take down.</summary>
    WriteRights,

    /// <summary>Scope <c>rights.approve</c>: approve and reject what others wrote.</summary>
    ApproveRights,

    /// <summary>Scope <c>publishing</c>: feeds, license servers, releases, rollback.</summary>
    Publish,

    /// <summary>Scope <c>support</c>: accounts, devices and decisions for them.</summary>
    Support,

    /// <summary>Scope <c>operate</c>: plans, tiers, platforms, ladders, jobs, erasure.</summary>
    Operate,

    /// <summary>Scope <c>bundles.read</c>: read the feeds that were granted, acknowledge their releases.</summary>
    ReadBundles,

    /// <summary>Scope <c>usage.write</c>: report usage and take issuances.</summary>
    WriteUsage,
}
