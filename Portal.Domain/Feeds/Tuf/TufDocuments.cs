using System.Collections.Immutable;

namespace Portal.Domain.Feeds.Tuf;

/// <summary>The common head of every role's <c>signed</c> part. Version is from 1 to 2^53 − 1; expires is in whole seconds of UTC.</summary>
public abstract record TufDocument(TufRole Role, long Version, DateTimeOffset Expires)
{
    /// <summary>Half-open: at the instant itself it has expired.</summary>
    public bool IsExpiredAt(DateTimeOffset now) => now >= Expires;
}

/// <summary>The keys of one role, distinct, and how many of them have to sign.</summary>
public sealed record RoleKeys(ImmutableArray<TufKey> Keys, int Threshold)
{
    /// <summary>One key that signs alone.</summary>
    public static RoleKeys SingleKey(TufKey key) => new([key], 1);
}

/// <summary>Which keys sign which role. Holds all four roles.</summary>
public sealed record RootDocument(long Version, DateTimeOffset Expires, ImmutableDictionary<TufRole, RoleKeys> Roles)
    : TufDocument(TufRole.Root, Version, Expires);

/// <summary>The snapshot now current.</summary>
public sealed record TimestampDocument(long Version, DateTimeOffset Expires, MetadataReference Snapshot)
    : TufDocument(TufRole.Timestamp, Version, Expires);

/// <summary>The targets file now current.</summary>
public sealed record SnapshotDocument(long Version, DateTimeOffset Expires, MetadataReference Targets)
    : TufDocument(TufRole.Snapshot, Version, Expires);

/// <summary>The files of a release by name: plain file names, no two alike but for case.</summary>
public sealed record TargetsDocument(long Version, DateTimeOffset Expires, ImmutableSortedDictionary<string, FileReference> Targets)
    : TufDocument(TufRole.Targets, Version, Expires);

/// <summary>A metadata file as another names it: version, length in bytes, SHA-256 in lower-case hex.</summary>
public sealed record MetadataReference(long Version, long Length, string Sha256)
{
    public FileReference File => new(Length, Sha256);
}
