using Portal.Domain.Feeds.Bundles;

namespace Portal.Domain.Feeds.Publishing;

/// <summary>Content-addressed files: immutable once written.</summary>
public interface IFeedFiles
{
    /// <summary>Writes what is not there yet; durable when it returns.</summary>
    Task Keep(string feed, IReadOnlyCollection<BundleFile> files, CancellationToken cancellationToken);

    /// <summary>By <c>{sha256}.{name}</c>; null where there is none.</summary>
    Stream? Open(string feed, string publishedName);
}
