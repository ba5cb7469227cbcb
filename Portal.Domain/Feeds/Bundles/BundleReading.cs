using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Portal.Domain.Feeds.Bundles;

/// <summary>
/// A release's files, already verified by hash, to records, checked as a whole: schema, canonical bytes, digests, ids, that every title,
/// grant set, policy, tier and plan named exists. On false, <c>reason</c> names the file and what is wrong.
/// </summary>
public static class BundleReading
{
    /// <param name="files">By target name; files that are no part of schema 1 (deltas) are not looked at.</param>
    public static bool TryRead(
        IReadOnlyDictionary<string, ReadOnlyMemory<byte>> files,
        [NotNullWhen(true)] out BundleContent? content,
        [NotNullWhen(false)] out string? reason)
    {
        content = null;
        try
        {
            content = Read(files);
            reason = BundleSemantics.FaultIn(content);
        }
        catch (FormatException error)
        {
            reason = error.Message;
        }

        content = reason is null ? content : null;
        return reason is null;
    }

    static BundleContent Read(IReadOnlyDictionary<string, ReadOnlyMemory<byte>> files)
    {
        if (BundleFormat.FaultIn([.. files.Keys]) is { } fault)
        {
            throw new FormatException(fault);
        }

        var schema = SchemaOf(files);
        if (schema != BundleFormat.SchemaVersion)
        {
            throw new FormatException($"release.json has schema {schema}, and this reader knows schema {BundleFormat.SchemaVersion}");
        }

        var release = Read<ReleaseDocument>(files, BundleFormat.ReleaseFile);
        var carried = files.Where(file => BundleFormat.IsPolicyFile(file.Key) || BundleFormat.IsShardFile(file.Key))
            .Select(file => new BundleFile(file.Key, file.Value));
        var digest = BundleFiles.ContentDigest(carried);
        return digest == release.ContentDigest
            ? new BundleContent(release, Policies(files), Titles(files))
            : throw new FormatException($"release.json has the contentDigest {release.ContentDigest}, and its files have {digest}");
    }

    // Read before the document itself: another schema may have other members, and the reason should be the schema.
    static int SchemaOf(IReadOnlyDictionary<string, ReadOnlyMemory<byte>> files)
    {
        using var document = Canonical.CanonicalJson.Parse(files[BundleFormat.ReleaseFile]);
        return document.RootElement.ValueKind == System.Text.Json.JsonValueKind.Object
            && document.RootElement.TryGetProperty("schema", out var schema)
            && schema.ValueKind == System.Text.Json.JsonValueKind.Number
            && schema.TryGetInt32(out var number)
            ? number
            : throw new FormatException("release.json has no schema number");
    }

    static PoliciesDocument Policies(IReadOnlyDictionary<string, ReadOnlyMemory<byte>> files)
    {
        if (files.ContainsKey(BundleFormat.PoliciesFile))
        {
            return Read<PoliciesDocument>(files, BundleFormat.PoliciesFile);
        }

        var parts = BundleFormat.SplitPolicyFiles.Select(name => (Name: name, Part: Read<PoliciesDocument>(files, name))).ToList();
        var misplaced = parts.SelectMany(entry => entry.Part.Policies.Keys.Concat(entry.Part.GrantSets.Keys)
            .Where(id => id.Length == 0 || entry.Name != $"policies-{id[0]}.json").Select(id => $"{entry.Name} holds the id '{id}' of another part"));
        if (misplaced.FirstOrDefault() is { } fault)
        {
            throw new FormatException(fault);
        }

        return parts[0].Part with
        {
            Policies = parts.SelectMany(entry => entry.Part.Policies).ToImmutableDictionary(StringComparer.Ordinal),
            GrantSets = parts.SelectMany(entry => entry.Part.GrantSets).ToImmutableDictionary(StringComparer.Ordinal),
        };
    }

    static Dictionary<string, string> Titles(IReadOnlyDictionary<string, ReadOnlyMemory<byte>> files)
    {
        var titles = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var shard = 0; shard < BundleFormat.ShardCount; shard++)
        {
            var name = BundleFormat.ShardFile(shard);
            foreach (var (titleId, grantSet) in Read<Dictionary<string, string>>(files, name))
            {
                if (BundleFormat.ShardOf(titleId) != shard)
                {
                    throw new FormatException($"{name} holds the title '{titleId}' of another shard");
                }

                titles.Add(titleId, grantSet);
            }
        }

        return titles;
    }

    static T Read<T>(IReadOnlyDictionary<string, ReadOnlyMemory<byte>> files, string name)
    {
        try
        {
            return BundleJson.Read<T>(files[name]);
        }
        catch (FormatException error)
        {
            throw new FormatException($"{name} cannot be read: {error.Message}", error);
        }
    }
}
