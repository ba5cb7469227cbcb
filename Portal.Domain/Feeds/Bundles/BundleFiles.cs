using System.Collections.Immutable;
using System.Security.Cryptography;
using Portal.Domain.Feeds.Canonical;

namespace Portal.Domain.Feeds.Bundles;

/// <summary>A release's records to its files. The same records give the same bytes on any machine, in any order they come.</summary>
public static class BundleFiles
{
    public static BundleFile Release(ReleaseDocument release) => new(BundleFormat.ReleaseFile, BundleJson.Write(release));

    /// <summary>policies.json, or its sixteen parts by the ids' first hex digit when it is over <paramref name="splitAbove"/> bytes.</summary>
    public static ImmutableArray<BundleFile> Policies(PoliciesDocument policies, int splitAbove = BundleFormat.MaxPoliciesBytes)
    {
        var whole = BundleJson.Write(policies);
        return whole.Length <= splitAbove
            ? [new BundleFile(BundleFormat.PoliciesFile, whole)]
            : [.. BundleFormat.SplitPolicyFiles.Select((name, digit) => new BundleFile(name, BundleJson.Write(Part(policies, digit))))];
    }

    /// <summary>All 256 shards, empty ones too, from title id → grant set id.</summary>
    /// <exception cref="CanonicalJsonException">A title occurs twice, or an id is not well-formed text.</exception>
    public static ImmutableArray<BundleFile> Shards(IEnumerable<KeyValuePair<string, string>> grantSetByTitle)
    {
        var shards = Enumerable.Range(0, BundleFormat.ShardCount).Select(_ => new List<KeyValuePair<string, string>>()).ToArray();
        foreach (var entry in grantSetByTitle)
        {
            shards[BundleFormat.ShardOf(entry.Key)].Add(entry);
        }

        return [.. shards.Select((entries, shard) => new BundleFile(BundleFormat.ShardFile(shard), CanonicalJson.SerializeMap(entries)))];
    }

    /// <summary>SHA-256 over the raw SHA-256 digests of the policy and shard files, in ordinal order of their names; lower-case hex.</summary>
    public static string ContentDigest(IEnumerable<BundleFile> policiesAndShards)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in policiesAndShards
            .Where(file => BundleFormat.IsPolicyFile(file.Name) || BundleFormat.IsShardFile(file.Name))
            .OrderBy(file => file.Name, StringComparer.Ordinal))
        {
            hash.AppendData(Convert.FromHexString(file.Reference.Sha256));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    static PoliciesDocument Part(PoliciesDocument policies, int digit)
    {
        var first = digit.ToString("x1", System.Globalization.CultureInfo.InvariantCulture);
        return policies with
        {
            Policies = policies.Policies.Where(entry => entry.Key.StartsWith(first, StringComparison.Ordinal))
                .ToImmutableDictionary(StringComparer.Ordinal),
            GrantSets = policies.GrantSets.Where(entry => entry.Key.StartsWith(first, StringComparison.Ordinal))
                .ToImmutableDictionary(StringComparer.Ordinal),
        };
    }
}
