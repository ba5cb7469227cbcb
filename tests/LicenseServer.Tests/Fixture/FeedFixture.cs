using System.Collections.Concurrent;
using System.Collections.Immutable;
using LicenseServer.Verification;
using Portal.Domain.Feeds.Bundles;
using Portal.Domain.Feeds.Tuf;

namespace LicenseServer.Tests.Fixture;

/// <summary>A publisher in memory: signs roots and releases with the product's own signing, and holds the files by path.</summary>
sealed class FeedFixture : IFeedSource
{
    readonly List<RootDocument> roots = [];
    long timestampVersion;

    public FeedFixture(DateTimeOffset now, string feed = "default")
    {
        Now = now;
        Feed = feed;
        AddRoot([]);
    }

    public string Feed { get; }

    public DateTimeOffset Now { get; set; }

    /// <summary>By path relative to the feed: what a client may read.</summary>
    public ConcurrentDictionary<string, byte[]> Files { get; private set; } = new(StringComparer.Ordinal);

    /// <summary>Who signs each role now.</summary>
    public Dictionary<TufRole, ISigner[]> Signers { get; } = TufRoles.All.ToDictionary(role => role, _ => new ISigner[] { EcdsaSigner.Create() });

    /// <summary>What the next root asks of each role; 1 unless set.</summary>
    public Dictionary<TufRole, int> Thresholds { get; } = TufRoles.All.ToDictionary(role => role, _ => 1);

    public long Release { get; private set; }

    public string? TargetsSha256 { get; private set; }

    public byte[] FirstRoot => Files["metadata/1.root.json"];

    /// <summary>A copy of the files as they are now, to be served later.</summary>
    public ConcurrentDictionary<string, byte[]> Copy() => new(Files, StringComparer.Ordinal);

    /// <summary>Serves another state of the feed.</summary>
    public void Serve(ConcurrentDictionary<string, byte[]> files) => Files = new(files, StringComparer.Ordinal);

    /// <summary>Changes signers or thresholds and signs the next root with the old root's signers and the new.</summary>
    public void RotateRoot(Action change)
    {
        var before = Signers[TufRole.Root];
        change();
        AddRoot(before);
    }

    /// <summary>Compiles, signs and lays out the next release (or the one given).</summary>
    public void Publish(
        SampleCatalog catalog,
        long? release = null,
        Func<ReleaseDocument, ReleaseDocument>? change = null,
        Func<IReadOnlyList<BundleFile>, IEnumerable<BundleFile>>? listed = null)
    {
        Release = release ?? Release + 1;
        List<BundleFile> files = [.. BundleFiles.Policies(catalog.Policies), .. BundleFiles.Shards(catalog.GrantSetByTitle)];
        var document = new ReleaseDocument(
            BundleFormat.SchemaVersion, Feed, Release, Now, Now + BundleFormat.ReleaseLife, new string('a', 64), TargetsSha256,
            BundleFiles.ContentDigest(files),
            new ReleaseCounts(catalog.GrantSetByTitle.Count, catalog.Policies.Policies.Count, catalog.Policies.GrantSets.Count),
            new ReleaseWithdrawals(0, 5, false), []);
        files.Add(BundleFiles.Release(change?.Invoke(document) ?? document));
        BundleFile[] published = [.. listed?.Invoke(files) ?? files];
        foreach (var file in published)
        {
            Files["targets/" + file.PublishedName] = file.Bytes.ToArray();
        }

        SignTargets(published.Select(file => KeyValuePair.Create(file.Name, file.Reference)), Release);
    }

    /// <summary>Signs targets, snapshot and timestamp over a list of files.</summary>
    public void SignTargets(IEnumerable<KeyValuePair<string, FileReference>> list, long version)
    {
        var targets = Add(TufSigning.Targets(version, Now + BundleFormat.TargetsLife, list, Signers[TufRole.Targets]));
        TargetsSha256 = targets.Reference.Sha256;
        SignSnapshot(targets, version);
    }

    /// <summary>Signs a snapshot of a targets file, and the timestamp.</summary>
    public void SignSnapshot(PublishedMetadata targets, long version) =>
        SignTimestamp(Add(TufSigning.Snapshot(version, Now + BundleFormat.SnapshotLife, targets.Reference, Signers[TufRole.Snapshot])));

    /// <summary>Signs the next timestamp (or the one given).</summary>
    public void SignTimestamp(PublishedMetadata snapshot, long? version = null)
    {
        timestampVersion = version ?? timestampVersion + 1;
        Snapshot = snapshot;
        Add(TufSigning.Timestamp(timestampVersion, Now + BundleFormat.TimestampLife, snapshot.Reference, Signers[TufRole.Timestamp]));
    }

    public PublishedMetadata? Snapshot { get; private set; }

    /// <summary>Starts the timestamp's numbers again, as a publisher does after its online keys were stolen.</summary>
    public void StartTimestampsAt(long version) => timestampVersion = version - 1;

    public Task<byte[]?> ReadAsync(string path, long maxBytes, CancellationToken cancellation) => Files.TryGetValue(path, out var bytes)
        ? bytes.LongLength > maxBytes
            ? throw new FeedRefusedException(Refusal.Invalid, $"{path} is longer than the {maxBytes} bytes it may have")
            : Task.FromResult<byte[]?>(bytes)
        : Task.FromResult<byte[]?>(null);

    public PublishedMetadata Add(PublishedMetadata file)
    {
        Files["metadata/" + file.FileName] = file.Bytes.ToArray();
        return file;
    }

    void AddRoot(ISigner[] before)
    {
        var roles = TufRoles.All.ToImmutableDictionary(
            role => role, role => new RoleKeys([.. Signers[role].Select(signer => signer.PublicKey)], Thresholds[role]));
        var root = new RootDocument(roots.Count + 1, Now + BundleFormat.RootLife, roles);
        roots.Add(root);
        Add(TufSigning.Root(root, [.. before.Concat(Signers[TufRole.Root]).DistinctBy(signer => signer.KeyId)]));
    }
}
