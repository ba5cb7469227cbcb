using System.Collections.Immutable;
using System.Text.Json;

namespace Portal.Domain.Feeds.Tuf;

/// <summary>The part of a root that has to be right as a whole: one bad key refuses the set.</summary>
static class RootReading
{
    public static RootDocument Read(TufMembers signed, long version, DateTimeOffset expires)
    {
        if (!signed.Boolean("consistent_snapshot"))
        {
            throw new TufFormatException("consistent_snapshot is false, and a feed's snapshots are consistent");
        }

        var keys = Keys(signed.Object("keys"));
        var roles = signed.Object("roles");
        roles.RequireOnly([.. TufRoles.All.Select(TufRoles.NameOf)]);
        var granted = TufRoles.All.ToImmutableDictionary(role => role, role => Role(roles.Object(TufRoles.NameOf(role)), keys, role));
        return new RootDocument(version, expires, granted);
    }

    static Dictionary<string, TufKey> Keys(TufMembers list)
    {
        var keys = new Dictionary<string, TufKey>(StringComparer.Ordinal);
        foreach (var keyId in list.Names())
        {
            var entry = list.Object(keyId);
            entry.RequireOnly("keytype", "scheme", "keyval");
            var value = entry.Object("keyval");
            value.RequireOnly("public");
            var (type, scheme) = (entry.String("keytype"), entry.String("scheme"));
            if (type != TufKey.KeyType || scheme != TufKey.Scheme)
            {
                throw new TufFormatException($"key {keyId} is '{type}' with '{scheme}', not {TufKey.KeyType} with {TufKey.Scheme}");
            }

            if (!TufKey.TryParse(value.String("public"), out var key))
            {
                throw new TufFormatException($"key {keyId} is not an uncompressed point of P-256 in lower-case hex");
            }

            if (key.KeyId != keyId)
            {
                throw new TufFormatException($"key id {keyId} is not its key's digest {key.KeyId}");
            }

            keys.Add(keyId, key);
        }

        return keys;
    }

    static RoleKeys Role(TufMembers entry, Dictionary<string, TufKey> keys, TufRole role)
    {
        var name = TufRoles.NameOf(role);
        var granted = entry.Array("keyids").Select(id => KeyOf(id, keys, name)).ToImmutableArray();
        if (granted.Distinct().Count() != granted.Length)
        {
            throw new TufFormatException($"role {name} lists one key twice");
        }

        var threshold = entry.Integer("threshold");
        return threshold >= 1 && threshold <= granted.Length
            ? new RoleKeys(granted, (int)threshold)
            : throw new TufFormatException($"role {name} has the threshold {threshold} with {granted.Length} keys");
    }

    static TufKey KeyOf(JsonElement id, Dictionary<string, TufKey> keys, string role) =>
        id.ValueKind == JsonValueKind.String && keys.TryGetValue(id.GetString()!, out var key)
            ? key
            : throw new TufFormatException($"role {role} names a key that is not listed: {id}");
}
