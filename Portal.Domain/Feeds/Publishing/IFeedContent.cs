using System.Collections.Immutable;
using Portal.Domain.Feeds.Tuf;

namespace Portal.Domain.Feeds.Publishing;

/// <summary>The bytes of a feed as they are served and delivered. Not filtered by viewer: who may read a feed is decided by its grant.</summary>
public interface IFeedContent
{
    /// <summary>By the file's name under <c>metadata/</c>; null where there is none.</summary>
    Task<StoredMetadata?> Metadata(string feed, string fileName, CancellationToken cancellationToken);

    /// <summary>The files a release consists of, by name.</summary>
    Task<ImmutableArray<(string Name, FileReference Reference)>> Files(string feed, long release, CancellationToken cancellationToken);

    /// <summary>The metadata of a release but for its timestamp, as it is delivered: roots, targets, snapshot.</summary>
    Task<ImmutableArray<StoredMetadata>> MetadataOf(string feed, long release, CancellationToken cancellationToken);

    /// <summary>
    /// The newest timestamp, if it names that release; null once a newer release is out. What is handed to a server names nothing that it lacks.
    /// </summary>
    Task<StoredMetadata?> TimestampOf(string feed, long release, CancellationToken cancellationToken);

    /// <summary>When the newest file of each role expires, without reading the files; a role that signed nothing yet is not there.</summary>
    Task<ImmutableSortedDictionary<TufRole, DateTimeOffset>> Expiries(string feed, CancellationToken cancellationToken);

    Task<StoredMetadata?> Newest(string feed, TufRole role, CancellationToken cancellationToken);
}
