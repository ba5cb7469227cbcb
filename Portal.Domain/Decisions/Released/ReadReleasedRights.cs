using System.Collections.Immutable;
using Portal.Domain.Feeds.Bundles;
using Portal.Domain.Feeds.Publishing;
using Portal.Domain.Feeds.Tuf;

namespace Portal.Domain.Decisions.Released;

/// <summary>Finds what a release says about one title. Not filtered by viewer: whoever asks has to be one who sees the title.</summary>
public interface IReleasedRights
{
    /// <summary>Null where the feed has no such release that is published.</summary>
    Task<ReleasedRights?> Find(string feed, long release, string titleId, CancellationToken cancellationToken);
}

/// <summary>Reads the files of a release that a title is in, and no others.</summary>
public sealed class ReadReleasedRights(IFeedContent content, IFeedFiles files) : IReleasedRights
{
    public async Task<ReleasedRights?> Find(string feed, long release, string titleId, CancellationToken cancellationToken)
    {
        var listed = (await content.Files(feed, release, cancellationToken)).ToDictionary(file => file.Name, file => file.Reference, StringComparer.Ordinal);
        if (listed.Count == 0)
        {
            return null;
        }
        var name = $"{feed}/{release}";
        var titles = await Read<Dictionary<string, string>>(BundleFormat.ShardFile(BundleFormat.ShardOf(titleId)));
        if (!titles.TryGetValue(titleId, out var grantSet))
        {
            return new ReleasedRights(name, [], ImmutableDictionary<string, PolicyDocument>.Empty);
        }
        // As a rule the grants and their policies are in one file, which may be of 8 MB.
        var home = FileOf(grantSet, listed);
        var first = await Read<PoliciesDocument>(home);
        var grants = first.GrantSets[grantSet];
        var policies = new Dictionary<string, PolicyDocument>(StringComparer.Ordinal);
        foreach (var part in grants.SelectMany(grant => grant.Qualities.Values).Distinct(StringComparer.Ordinal).GroupBy(id => FileOf(id, listed)))
        {
            var document = part.Key == home ? first : await Read<PoliciesDocument>(part.Key);
            foreach (var id in part)
            {
                policies.Add(id, document.Policies[id]);
            }
        }
        return new ReleasedRights(name, grants, policies);

        async Task<T> Read<T>(string file) => BundleJson.Read<T>(await files.Read(feed, file, listed[file], cancellationToken));
    }

    // One file, or sixteen by the ids' first digit.
    static string FileOf(string id, Dictionary<string, FileReference> listed) =>
        listed.ContainsKey(BundleFormat.PoliciesFile) ? BundleFormat.PoliciesFile : BundleFormat.SplitPolicyFiles.Single(name => name == $"policies-{id[0]}.json");
}
