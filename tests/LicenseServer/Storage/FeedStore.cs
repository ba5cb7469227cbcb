using System.Text.Json;
using LicenseServer.Verification;
using Portal.Domain.Feeds.Bundles;
using Portal.Domain.Feeds.Tuf;

namespace LicenseServer.Storage;

/// <summary>
/// One feed's folder: content-addressed files first, <c>state.json</c> last. What state.json names is there whole; whatever else lies
/// around is swept. Nothing read here is believed before it verifies.
/// </summary>
public sealed class FeedStore(string folder, DurableFiles files)
{
    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>What was pushed and is not yet activated.</summary>
    public string IncomingFolder { get; } = Path.Combine(folder, "incoming");

    /// <summary>The live release's own files.</summary>
    public IFeedSource Pool { get; } = new FolderSource(Path.Combine(folder, "pool"));

    /// <summary>The roots walked to.</summary>
    public IFeedSource Roots { get; } = new FolderSource(Path.Combine(folder, "roots"));

    string StatePath => Path.Combine(folder, "state.json");

    string FirstRootPath => Path.Combine(folder, "first-root.json");

    public TrustedState? LoadState() =>
        File.Exists(StatePath) ? JsonSerializer.Deserialize<TrustedState>(File.ReadAllBytes(StatePath), Json) : null;

    public void SaveState(TrustedState state) => files.Write(StatePath, JsonSerializer.SerializeToUtf8Bytes(state, Json));

    /// <summary>The root that was trusted on first use, where that is how this feed started.</summary>
    public byte[]? LoadFirstRoot() => File.Exists(FirstRootPath) ? File.ReadAllBytes(FirstRootPath) : null;

    public void SaveFirstRoot(byte[] root) => files.Write(FirstRootPath, root);

    public void SaveRoot(long version, byte[] root) =>
        files.Write(Path.Combine(folder, "roots", "metadata", TufRoles.FileNameOf(TufRole.Root, version)), root);

    /// <summary>The live targets metadata file, or null.</summary>
    public Task<byte[]?> LoadTargetsMetadataAsync(string sha256, CancellationToken cancellation) =>
        Pool.ReadAsync($"metadata/{sha256}.targets.json", 8 * 1024 * 1024, cancellation);

    /// <summary>Puts a verified release beside the live one; only <see cref="SaveState"/> makes it live.</summary>
    public void SaveRelease(string targetsSha256, byte[] targetsMetadata, IEnumerable<BundleFile> release)
    {
        foreach (var file in release)
        {
            var path = Path.Combine(folder, "pool", "targets", file.PublishedName);
            if (!File.Exists(path) || !file.Reference.Matches(File.ReadAllBytes(path)))
            {
                files.Write(path, file.Bytes.Span);
            }
        }

        files.Write(Path.Combine(folder, "pool", "metadata", $"{targetsSha256}.targets.json"), targetsMetadata);
    }

    /// <summary>
    /// Deletes what the live release does not need from the pool, and what was pushed for it. Other pushed files may belong to the next
    /// release, whose push has begun: they stay until they are old.
    /// </summary>
    public void SweepAfter(string targetsSha256, IEnumerable<BundleFile> release)
    {
        var wanted = release.Select(file => file.PublishedName).Append($"{targetsSha256}.targets.json").ToHashSet(StringComparer.Ordinal);
        files.Sweep(Path.Combine(folder, "pool"), file => !wanted.Contains(file.Name));
        files.Sweep(Path.Combine(IncomingFolder, "targets"), file => wanted.Contains(file.Name) || Age(file) > TimeSpan.FromDays(1));
        files.Sweep(Path.Combine(IncomingFolder, "metadata"), file => Age(file) > BundleFormat.SnapshotLife);
    }

    /// <summary>Deletes what a killed run left half-written. Call it before anything else writes.</summary>
    public void SweepTemporaries() => files.Sweep(folder, file => file.Extension == ".tmp");

    /// <summary>Keeps a pushed file, unverified. The path has been checked to be a plain one.</summary>
    public void SaveIncoming(string path, byte[] bytes) => files.Write(Path.Combine(IncomingFolder, path), bytes);

    static TimeSpan Age(FileInfo file) => DateTime.UtcNow - file.LastWriteTimeUtc;
}
