using Portal.Domain.Feeds.Bundles;
using Portal.Domain.Feeds.Publishing;

namespace Portal.Data.Feeds;

/// <summary>Feeds' targets as a folder of content-addressed files.</summary>
sealed class FeedFiles(FeedDirectory directory) : IFeedFiles
{
    public Task Keep(string feed, IReadOnlyCollection<BundleFile> files, CancellationToken cancellationToken) =>
        DurableFile.WriteMissing(
            files.Select(file => (Path.Combine(directory.TargetsOf(feed), file.PublishedName), file)),
            file => Task.FromResult(file.Bytes),
            cancellationToken);

    public Stream? Open(string feed, string publishedName)
    {
        var folder = directory.TargetsOf(feed);
        var path = Path.Combine(folder, publishedName);
        // Names come from addresses: only a plain file of this very folder is opened.
        return Path.GetFileName(publishedName) == publishedName && File.Exists(path)
            ? new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 64 * 1024, FileOptions.Asynchronous | FileOptions.SequentialScan)
            : null;
    }
}
