using System.Security.Cryptography;
using Portal.Domain.Feeds.Bundles;
using Portal.Domain.Feeds.Tuf;

namespace LicenseServer.Verification;

/// <summary>Timestamp, snapshot and targets in TUF's order (5.4 to 5.6), against one root and what was trusted before.</summary>
/// <param name="now">The latest time this server has ever seen.</param>
public sealed class MetadataWalk(IFeedSource source, RootDocument root, DateTimeOffset now)
{
    const int MaxMetadataBytes = 8 * 1024 * 1024;

    delegate bool Reader<T>(ReadOnlyMemory<byte> file, out SignedMetadata<T>? metadata, out string? reason)
        where T : TufDocument;

    /// <summary>The newest timestamp, no older than the trusted one.</summary>
    public async Task<(TimestampDocument Document, TrustedTimestamp Trusted)> TimestampAsync(TrustedState state, CancellationToken cancellation)
    {
        RefuseExpired(root);
        var bytes = await RequireAsync("metadata/timestamp.json", BundleFormat.MaxTimestampBytes, cancellation);
        var timestamp = Read<TimestampDocument>(bytes, TufReading.TryTimestamp, TufRole.Timestamp);
        var document = timestamp.Document;
        var trusted = new TrustedTimestamp(document.Version, Digest(timestamp.SignedBytes), document.Expires);
        RefuseOlder("timestamp", trusted, state.Timestamp);
        if (state.Snapshot is { } snapshot && document.Snapshot.Version < snapshot.Version)
        {
            throw Rollback("snapshot", document.Snapshot.Version, snapshot.Version);
        }

        RefuseExpired(document);
        return (document, trusted);
    }

    /// <summary>The snapshot that the timestamp names, byte for byte.</summary>
    public async Task<(SnapshotDocument Document, TrustedFile Trusted)> SnapshotAsync(
        TimestampDocument timestamp, TrustedState state, CancellationToken cancellation)
    {
        var bytes = await NamedAsync(TufRole.Snapshot, timestamp.Snapshot, "the timestamp", cancellation);
        var snapshot = Read<SnapshotDocument>(bytes, TufReading.TrySnapshot, TufRole.Snapshot);
        var trusted = Named(snapshot, timestamp.Snapshot.Version);
        RefuseOlder("snapshot", trusted, state.Snapshot);
        if (state.Targets is { } targets && snapshot.Document.Targets.Version < targets.Version)
        {
            throw Rollback("targets", snapshot.Document.Targets.Version, targets.Version);
        }

        RefuseExpired(snapshot.Document);
        return (snapshot.Document, trusted);
    }

    /// <summary>The targets file that the snapshot names, byte for byte, with those bytes.</summary>
    public async Task<(TargetsDocument Document, TrustedFile Trusted, byte[] Bytes)> TargetsAsync(
        SnapshotDocument snapshot, TrustedState state, CancellationToken cancellation)
    {
        var bytes = await NamedAsync(TufRole.Targets, snapshot.Targets, "the snapshot", cancellation);
        var targets = Read<TargetsDocument>(bytes, TufReading.TryTargets, TufRole.Targets);
        var trusted = Named(targets, snapshot.Targets.Version);
        RefuseOlder("targets", trusted, state.Targets);
        RefuseExpired(targets.Document);
        return (targets.Document, trusted, bytes);
    }

    /// <summary>SHA-256 in lower-case hex.</summary>
    public static string Digest(ReadOnlyMemory<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes.Span));

    async Task<byte[]> NamedAsync(TufRole role, MetadataReference reference, string by, CancellationToken cancellation)
    {
        if (reference.Length > MaxMetadataBytes)
        {
            throw new FeedRefusedException(
                Refusal.Invalid, $"{by} names {TufRoles.NameOf(role)} metadata of {reference.Length} bytes, more than {MaxMetadataBytes}");
        }

        var name = TufRoles.FileNameOf(role, reference.Version);
        var bytes = await RequireAsync("metadata/" + name, reference.Length, cancellation);
        return reference.File.Matches(bytes)
            ? bytes
            : throw new FeedRefusedException(
                Refusal.Invalid, $"{name} is not the file that {by} names: SHA-256 {Digest(bytes)} instead of {reference.Sha256}");
    }

    async Task<byte[]> RequireAsync(string path, long maxBytes, CancellationToken cancellation) =>
        await source.ReadAsync(path, maxBytes, cancellation)
        ?? throw new FeedRefusedException(Refusal.Invalid, $"{path} is missing");

    SignedMetadata<T> Read<T>(byte[] bytes, Reader<T> read, TufRole role)
        where T : TufDocument
    {
        if (!read(bytes, out var metadata, out var reason))
        {
            throw new FeedRefusedException(Refusal.Invalid, reason!);
        }

        var keys = root.Roles[role];
        var count = TufVerification.CountSigners(metadata!, keys);
        return count >= keys.Threshold
            ? metadata!
            : throw new FeedRefusedException(
                Refusal.Invalid, $"{TufRoles.NameOf(role)} metadata has {count} good signatures of the trusted keys and needs {keys.Threshold}");
    }

    static TrustedFile Named<T>(SignedMetadata<T> metadata, long version)
        where T : TufDocument
    {
        var document = metadata.Document;
        return document.Version == version
            ? new TrustedFile(version, Digest(metadata.SignedBytes))
            : throw new FeedRefusedException(
                Refusal.Invalid, $"{TufRoles.NameOf(document.Role)} metadata says it is version {document.Version}, and it was named as {version}");
    }

    static void RefuseOlder(string role, TrustedFile offered, TrustedFile? trusted)
    {
        if (trusted is null || offered.Version > trusted.Version)
        {
            return;
        }

        if (offered.Version < trusted.Version)
        {
            throw Rollback(role, offered.Version, trusted.Version);
        }

        if (offered.SignedSha256 != trusted.SignedSha256)
        {
            throw new FeedRefusedException(
                Refusal.Conflict,
                $"equivocation: {role} {offered.Version} was {trusted.SignedSha256} before and is {offered.SignedSha256} now");
        }
    }

    void RefuseExpired(TufDocument document)
    {
        if (document.IsExpiredAt(now))
        {
            throw new FeedRefusedException(
                Refusal.Invalid, $"{TufRoles.NameOf(document.Role)} metadata {document.Version} expired at {TufInstant.Format(document.Expires)}");
        }
    }

    static FeedRefusedException Rollback(string role, long offered, long trusted) =>
        new(Refusal.Conflict, $"rollback: {role} {offered} was offered, and {trusted} is trusted already");
}
