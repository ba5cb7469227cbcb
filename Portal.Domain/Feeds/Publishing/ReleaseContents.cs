using Portal.Domain.Feeds.Bundles;

namespace Portal.Domain.Feeds.Publishing;

/// <summary>Reads what a published release says, by its number: its content stays readable for ever.</summary>
public sealed class ReleaseContents(IFeedContent content, IFeedFiles files)
{
    public async Task<IReadOnlyDictionary<string, string>> GrantSetByTitle(string feed, long release, CancellationToken cancellationToken)
    {
        var titles = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, reference) in await content.Files(feed, release, cancellationToken))
        {
            if (!BundleFormat.IsShardFile(name))
            {
                continue;
            }
            foreach (var (title, grantSet) in BundleJson.Read<Dictionary<string, string>>(await Bytes(feed, name, reference, cancellationToken)))
            {
                titles.Add(title, grantSet);
            }
        }
        return titles;
    }

    async Task<byte[]> Bytes(string feed, string name, Tuf.FileReference reference, CancellationToken cancellationToken)
    {
        await using var stream = files.Open(feed, BundleFile.PublishedNameOf(name, reference))
            ?? throw new InvalidDataException($"The feed {feed} lacks its file {reference.Sha256}.{name}: restore it from a backup of the data directory.");
        var bytes = new byte[reference.Length];
        await stream.ReadExactlyAsync(bytes, cancellationToken);
        return reference.Matches(bytes) && stream.ReadByte() < 0
            ? bytes
            : throw new InvalidDataException($"The feed {feed}'s file {reference.Sha256}.{name} is not what was published: restore it from a backup.");
    }
}
