using Portal.Domain.Feeds.Bundles;
using Portal.Domain.Feeds.Tuf;

namespace LicenseServer.Verification;

/// <summary>A release whose every byte was verified: what is served comes from these bytes and no others.</summary>
public sealed record VerifiedRelease(BundleContent Content, IReadOnlyDictionary<string, ReadOnlyMemory<byte>> Files);

/// <summary>Targets' files by length and hash, then what they say (guarantees 4, 5, 13, 15, 19).</summary>
public static class ReleaseFiles
{
    const long MaxReleaseBytes = 1L << 30;

    /// <summary>Reads exactly the files of schema 1 that targets lists; deltas are optional and not read.</summary>
    public static async Task<IReadOnlyDictionary<string, ReadOnlyMemory<byte>>> ReadAsync(
        TargetsDocument targets, IReadOnlyList<IFeedSource> sources, CancellationToken cancellation)
    {
        if (BundleFormat.FaultIn([.. targets.Targets.Keys]) is { } fault)
        {
            throw new FeedRefusedException(Refusal.Invalid, fault);
        }

        if (targets.Targets.Values.Sum(file => (decimal)file.Length) > MaxReleaseBytes)
        {
            throw new FeedRefusedException(Refusal.Invalid, $"targets lists more than {MaxReleaseBytes} bytes");
        }

        var files = new Dictionary<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal);
        foreach (var (name, reference) in targets.Targets.Where(entry => !BundleFormat.IsDeltaFile(entry.Key)))
        {
            files.Add(name, await ReadAsync(name, reference, sources, cancellation));
        }

        return files;
    }

    /// <summary>The files' records, for this feed.</summary>
    public static VerifiedRelease Understand(string feed, IReadOnlyDictionary<string, ReadOnlyMemory<byte>> files) =>
        !BundleReading.TryRead(files, out var content, out var reason) ? throw new FeedRefusedException(Refusal.Invalid, reason)
        : content.Release.Feed != feed
            ? throw new FeedRefusedException(Refusal.Invalid, $"the release is of the feed '{content.Release.Feed}', and this server takes '{feed}'")
        : new VerifiedRelease(content, files);

    // The first source that has the right bytes wins: the pool's own copy may be damaged, and then the feed's is read.
    static async Task<byte[]> ReadAsync(
        string name, FileReference reference, IReadOnlyList<IFeedSource> sources, CancellationToken cancellation)
    {
        var path = "targets/" + BundleFile.PublishedNameOf(name, reference);
        var found = false;
        foreach (var source in sources)
        {
            byte[]? bytes;
            try
            {
                bytes = await source.ReadAsync(path, reference.Length, cancellation);
            }
            catch (FeedRefusedException) when (source != sources[^1])
            {
                continue;
            }

            found |= bytes is not null;
            if (bytes is not null && reference.Matches(bytes))
            {
                return bytes;
            }
        }

        throw found
            ? new FeedRefusedException(Refusal.Invalid, $"{name} has not the length and hash that targets lists")
            : new FeedRefusedException(Refusal.Invalid, $"{path} is missing");
    }
}
