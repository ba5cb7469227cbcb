namespace LicenseServer.Verification;

/// <summary>What this server has trusted so far; it only ever moves forward, and survives restarts.</summary>
/// <param name="RootVersion">The newest root walked to.</param>
public sealed record TrustedState(
    long RootVersion, TrustedTimestamp? Timestamp, TrustedFile? Snapshot, TrustedFile? Targets, LiveRelease? Live, Attempt? LastAttempt)
{
    public static TrustedState Initial(long rootVersion) => new(rootVersion, null, null, null, null, null);
}

/// <summary>A version and the SHA-256 of its <c>signed</c> part: the same version with other content is equivocation.</summary>
public record TrustedFile(long Version, string SignedSha256);

public sealed record TrustedTimestamp(long Version, string SignedSha256, DateTimeOffset Expires) : TrustedFile(Version, SignedSha256);

/// <summary>The release being served: the targets file that lists it, and the root whose keys signed that.</summary>
public sealed record LiveRelease(long Release, long RootVersion, string TargetsSha256, DateTimeOffset At);

/// <summary>How the last update that said anything about a release ended.</summary>
public sealed record Attempt(bool Applied, long? Release, string? Reason, DateTimeOffset At);
