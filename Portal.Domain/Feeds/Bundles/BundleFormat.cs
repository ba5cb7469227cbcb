using System.Security.Cryptography;
using System.Text;

namespace Portal.Domain.Feeds.Bundles;

/// <summary>Names, sizes and lives of a release's files, schema 1. Publisher and verifier share this file.</summary>
public static class BundleFormat
{
    /// <summary>Raised whenever a reader of the old number would misread the new bytes.</summary>
    public const int SchemaVersion = 1;

    public const string ReleaseFile = "release.json";
    public const string PoliciesFile = "policies.json";
    public const int ShardCount = 256;

    /// <summary>Above this many bytes policies.json is split into policies-0.json … policies-f.json.</summary>
    public const int MaxPoliciesBytes = 8 * 1024 * 1024;

    /// <summary>The most bytes of timestamp.json a client reads.</summary>
    public const int MaxTimestampBytes = 16 * 1024;

    /// <summary>The most bytes of a root a client reads.</summary>
    public const int MaxRootBytes = 512 * 1024;

    public static readonly TimeSpan TimestampLife = TimeSpan.FromHours(24);
    public static readonly TimeSpan SnapshotLife = TimeSpan.FromDays(30);
    public static readonly TimeSpan TargetsLife = TimeSpan.FromDays(30);
    public static readonly TimeSpan RootLife = TimeSpan.FromDays(365);
    public static readonly TimeSpan ReleaseLife = TimeSpan.FromDays(30);

    /// <summary><c>titles-00.json</c> to <c>titles-ff.json</c>, in ordinal order.</summary>
    public static IReadOnlyList<string> ShardFiles { get; } = [.. Enumerable.Range(0, ShardCount).Select(ShardFile)];

    /// <summary><c>policies-0.json</c> to <c>policies-f.json</c>, in ordinal order.</summary>
    public static IReadOnlyList<string> SplitPolicyFiles { get; } = [.. Enumerable.Range(0, 16).Select(digit => $"policies-{digit:x}.json")];

    /// <summary>The shard's number, 0 to 255: the first byte of SHA-256 over the title id's UTF-8 bytes.</summary>
    public static int ShardOf(string titleId) => SHA256.HashData(Encoding.UTF8.GetBytes(titleId))[0];

    public static string ShardFile(int shard) => $"titles-{shard:x2}.json";

    /// <summary>A record delta from a release: optional for a client, which may always read the shards.</summary>
    public static bool IsDeltaFile(string name) =>
        name.StartsWith("delta-", StringComparison.Ordinal) && name.EndsWith(".json", StringComparison.Ordinal)
        && name.Length is > 11 and < 30 && name.AsSpan(6, name.Length - 11).IndexOfAnyExceptInRange('0', '9') < 0;

    public static bool IsPolicyFile(string name) =>
        name == PoliciesFile || SplitPolicyFiles.Contains(name, StringComparer.Ordinal);

    public static bool IsShardFile(string name) =>
        name.Length == 14 && ShardFiles.Contains(name, StringComparer.Ordinal);

    /// <summary>
    /// What is wrong with a list of target names, or null: it must hold release.json, policies.json or its sixteen parts, all 256 shards,
    /// and nothing else but deltas.
    /// </summary>
    public static string? FaultIn(IReadOnlyCollection<string> names)
    {
        var set = names.ToHashSet(StringComparer.Ordinal);
        IEnumerable<string> policies = set.Contains(PoliciesFile) ? [PoliciesFile] : SplitPolicyFiles;
        var required = policies.Concat(ShardFiles).Append(ReleaseFile).ToHashSet(StringComparer.Ordinal);
        var missing = required.Where(name => !set.Contains(name)).Order(StringComparer.Ordinal).FirstOrDefault();
        var extra = set.Where(name => !required.Contains(name) && !IsDeltaFile(name)).Order(StringComparer.Ordinal).FirstOrDefault();
        return missing is not null ? $"{missing} is missing from targets"
            : extra is not null ? $"{extra} is listed in targets and does not belong to a release"
            : null;
    }
}
