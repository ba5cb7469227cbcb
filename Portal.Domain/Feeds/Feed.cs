namespace Portal.Domain.Feeds;

/// <summary>When a feed publishes of itself.</summary>
public enum PublishMode
{
    /// <summary>A publisher asks for each release.</summary>
    Manual,

    /// <summary>Approved terms that take effect ask for one.</summary>
    OnApproval,
}

/// <summary>A stream of signed releases. License servers subscribe to one.</summary>
/// <param name="Name">Unique; part of addresses: lower-case letters, digits and hyphens.</param>
/// <param name="WithdrawalLimitPercent">A release that withdraws more of the titles before it waits for a publisher's confirmation.</param>
public sealed record Feed(string Name, PublishMode Mode, int WithdrawalLimitPercent);

/// <summary>How a license server gets its releases.</summary>
public enum DeliveryMethod
{
    /// <summary>Files are written to a directory.</summary>
    Folder,

    /// <summary>Files are sent to its address and activated there.</summary>
    Push,

    /// <summary>It fetches them and acknowledges.</summary>
    Pull,
}

/// <summary>A license server of a feed.</summary>
/// <param name="Name">Unique among all feeds' servers.</param>
/// <param name="Address">Push: the base address. Folder: the directory, relative to the data directory or absolute. Pull: null.</param>
/// <param name="HasPushToken">Whether a bearer token for pushing is kept for it; the token itself never leaves the store but to push.</param>
public sealed record LicenseServer(string Name, string Feed, DeliveryMethod Method, string? Address, bool HasPushToken);
