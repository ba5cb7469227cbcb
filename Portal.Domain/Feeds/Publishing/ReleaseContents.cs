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
            foreach (var (title, grantSet) in BundleJson.Read<Dictionary<string, string>>(await files.Read(feed, name, reference, cancellationToken)))
            {
                titles.Add(title, grantSet);
            }
        }
        return titles;
    }
}
