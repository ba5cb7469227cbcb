using System.Text.Json.Nodes;
using Portal.Domain.Feeds.Canonical;

namespace Portal.Domain.Feeds.Tuf;

/// <summary>Makes signed metadata files: <c>{"signatures":[…],"signed":{…}}</c> in canonical bytes. Signatures differ on each call.</summary>
public static class TufSigning
{
    public const string SpecVersion = "1.0.31";

    /// <summary>The largest version: what a double holds exactly.</summary>
    public const long MaxVersion = (1L << 53) - 1;

    /// <summary>A new root is signed by the old root's keys and the new one's, a threshold of each; a first root by its own.</summary>
    public static PublishedMetadata Root(RootDocument root, IReadOnlyCollection<ISigner> signers)
    {
        var keys = new JsonObject();
        var roles = new JsonObject();
        foreach (var role in TufRoles.All)
        {
            var granted = root.Roles[role];
            foreach (var key in granted.Keys)
            {
                keys[key.KeyId] = key.ToJson();
            }

            roles[TufRoles.NameOf(role)] = new JsonObject
            {
                ["keyids"] = new JsonArray([.. granted.Keys.Select(key => (JsonNode)key.KeyId)]),
                ["threshold"] = granted.Threshold,
            };
        }

        var signed = Head(TufRole.Root, root.Version, root.Expires);
        signed["consistent_snapshot"] = true;
        signed["keys"] = keys;
        signed["roles"] = roles;
        return Publish(TufRole.Root, root.Version, root.Expires, signed, signers);
    }

    /// <summary>Lists a release's files by name.</summary>
    public static PublishedMetadata Targets(
        long version, DateTimeOffset expires, IEnumerable<KeyValuePair<string, FileReference>> targets, IReadOnlyCollection<ISigner> signers)
    {
        var list = new JsonObject();
        foreach (var (name, file) in targets)
        {
            list.Add(name, new JsonObject { ["length"] = file.Length, ["hashes"] = Hashes(file.Sha256) });
        }

        var signed = Head(TufRole.Targets, version, expires);
        signed["targets"] = list;
        return Publish(TufRole.Targets, version, expires, signed, signers);
    }

    /// <summary>Names the targets file by its version, length and hash.</summary>
    public static PublishedMetadata Snapshot(
        long version, DateTimeOffset expires, MetadataReference targets, IReadOnlyCollection<ISigner> signers) =>
        Naming(TufRole.Snapshot, version, expires, "targets.json", targets, signers);

    /// <summary>Names the snapshot file by its version, length and hash.</summary>
    public static PublishedMetadata Timestamp(
        long version, DateTimeOffset expires, MetadataReference snapshot, IReadOnlyCollection<ISigner> signers) =>
        Naming(TufRole.Timestamp, version, expires, "snapshot.json", snapshot, signers);

    /// <summary>Signs any <c>signed</c> part as it is; the other methods build theirs and come here.</summary>
    public static byte[] Sign(JsonObject content, IEnumerable<ISigner> signers)
    {
        var bytes = CanonicalJson.Serialize(content);
        var signatures = signers.Select(signer => (JsonNode)new JsonObject
        {
            ["keyid"] = signer.KeyId,
            ["sig"] = Convert.ToHexStringLower(signer.Sign(bytes)),
        });
        return CanonicalJson.Serialize(new JsonObject
        {
            ["signatures"] = new JsonArray([.. signatures]),
            ["signed"] = content.DeepClone(),
        });
    }

    static PublishedMetadata Naming(
        TufRole role, long version, DateTimeOffset expires, string name, MetadataReference file, IReadOnlyCollection<ISigner> signers)
    {
        var signed = Head(role, version, expires);
        signed["meta"] = new JsonObject
        {
            [name] = new JsonObject { ["version"] = file.Version, ["length"] = file.Length, ["hashes"] = Hashes(file.Sha256) },
        };
        return Publish(role, version, expires, signed, signers);
    }

    static PublishedMetadata Publish(
        TufRole role, long version, DateTimeOffset expires, JsonObject signed, IReadOnlyCollection<ISigner> signers)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(version, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(version, MaxVersion);
        ArgumentOutOfRangeException.ThrowIfZero(signers.Count);
        return new PublishedMetadata(role, version, expires, Sign(signed, signers));
    }

    static JsonObject Head(TufRole role, long version, DateTimeOffset expires) => new()
    {
        ["_type"] = TufRoles.NameOf(role),
        ["spec_version"] = SpecVersion,
        ["version"] = version,
        ["expires"] = TufInstant.Format(expires),
    };

    static JsonObject Hashes(string sha256) => new() { ["sha256"] = sha256 };
}
