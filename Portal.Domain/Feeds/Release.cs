namespace Portal.Domain.Feeds;

/// <summary>How far a release is. Its number is taken when it is asked for and never given back, so no number is skipped.</summary>
public enum ReleaseState
{
    /// <summary>Asked for; the next worker compiles it.</summary>
    Pending,

    /// <summary>It would withdraw more titles than the feed's limit: a publisher confirms first.</summary>
    AwaitingConfirmation,

    /// <summary>Compiled, signed and stored: immutable from here on.</summary>
    Published,
}

/// <summary>Why a release was asked for.</summary>
public enum ReleaseCause
{
    Requested,
    Approval,
    Renewal,
}

/// <summary>One numbered publication of a feed. What is null is not known before it is published.</summary>
/// <param name="RightsRevision">The state of all rights that it was compiled from.</param>
/// <param name="Problem">Why the last try to compile failed; it is tried again.</param>
public sealed record Release(
    string Feed,
    long Number,
    ReleaseState State,
    ReleaseCause Cause,
    string RequestedBy,
    DateTimeOffset RequestedAt,
    DateTimeOffset? PublishedAt,
    DateTimeOffset? ValidUntil,
    long? RightsRevision,
    string? ContentDigest,
    int? Titles,
    int? Policies,
    int? Withdrawn,
    int? Changed,
    bool Confirmed,
    string? Problem);
