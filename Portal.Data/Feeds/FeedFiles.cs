using Portal.Domain.Feeds.Bundles;
using Portal.Domain.Feeds.Publishing;

namespace Portal.Data.Feeds;

/// <summary>Feeds' targets as a folder of content-addressed files.</summary>
sealed class FeedFiles(FeedDirectory directory) : IFeedFiles
{
    public async Task Keep(string feed, IReadOnlyCollection<BundleFile> files, CancellationToken cancellationToken)
    {
        foreach (var file in files)
        {
            var path = Path.Combine(directory.TargetsOf(feed), file.PublishedName);
            // A file with the right name was renamed into place whole, so its bytes are those of its name.
            if (!File.Exists(path))
            {
                await DurableFile.Write(path, file.Bytes, cancellationToken);
            }
        }
    }

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
