using Portal.Domain.Feeds.Bundles;
using Portal.Domain.Feeds.Publishing;

namespace Portal.Testing.Publishing;

/// <summary>The feed's files, with something happening once while a release's are being kept: what publishing is slow at.</summary>
public sealed class ObservedFiles(IFeedFiles inner) : IFeedFiles
{
    /// <summary>Happens at the next <see cref="Keep"/>, after the files are kept.</summary>
    public Func<Task>? Once { get; set; }

    public async Task Keep(string feed, IReadOnlyCollection<BundleFile> files, CancellationToken cancellationToken)
    {
        await inner.Keep(feed, files, cancellationToken);
        if (Once is { } happens)
        {
            Once = null;
            await happens();
        }
    }

    public Stream? Open(string feed, string publishedName) => inner.Open(feed, publishedName);
}
