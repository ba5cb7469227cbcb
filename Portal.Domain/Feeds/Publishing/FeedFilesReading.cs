using Portal.Domain.Feeds.Bundles;
using Portal.Domain.Feeds.Tuf;

namespace Portal.Domain.Feeds.Publishing;

/// <summary>Reads kept files and believes none that is not what was published.</summary>
public static class FeedFilesReading
{
    /// <exception cref="InvalidDataException">The file is not there, or not the one that was published.</exception>
    public static async Task<byte[]> Read(
        this IFeedFiles files, string feed, string name, FileReference reference, CancellationToken cancellationToken)
    {
        var published = BundleFile.PublishedNameOf(name, reference);
        await using var stream = files.Open(feed, published)
            ?? throw new InvalidDataException($"The feed {feed} lacks its file {published}: restore it from a backup of the data directory.");
        var bytes = new byte[reference.Length];
        await stream.ReadExactlyAsync(bytes, cancellationToken);
        return reference.Matches(bytes) && stream.ReadByte() < 0
            ? bytes
            : throw new InvalidDataException($"The feed {feed}'s file {published} is not what was published: restore it from a backup.");
    }
}
