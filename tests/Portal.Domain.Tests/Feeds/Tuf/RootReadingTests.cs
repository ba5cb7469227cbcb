using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Portal.Domain.Feeds.Canonical;
using Portal.Domain.Feeds.Tuf;
using Xunit;

namespace Portal.Domain.Tests.Feeds.Tuf;

public class RootReadingTests
{
    readonly SmallFeed feed = new();

    [Fact]
    public void Key_id_that_is_not_its_keys_digest_refuses_the_set()
    {
        AssertRefused(content => Rename(content, feed.Keys[TufRole.Timestamp].PublicKey.KeyId, new string('a', 64)), "is not its key's digest");
    }

    [Fact]
    public void One_key_under_two_ids_refuses_the_set()
    {
        var key = feed.Keys[TufRole.Timestamp].PublicKey;
        AssertRefused(content =>
        {
            var shouting = key.ToJson();
            shouting["keyval"]!["public"] = key.PublicHex.ToUpperInvariant();
            var id = Convert.ToHexStringLower(SHA256.HashData(CanonicalJson.Serialize(shouting)));
            content["keys"]!.AsObject().Add(id, shouting);
        }, "not an uncompressed point");
    }

    [Fact]
    public void Key_of_another_curve_or_type_refuses_the_set()
    {
        using var p384 = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        var point = p384.ExportParameters(false).Q;
        AssertRefused(content => AddKey(content, "ecdsa", TufKey.Scheme, "04" + Convert.ToHexStringLower(point.X!) + Convert.ToHexStringLower(point.Y!)), "P-256");
        AssertRefused(content => AddKey(content, "ed25519", "ed25519", new string('0', 64)), "ed25519");
        AssertRefused(content => AddKey(content, "ecdsa", "rsassa-pss-sha256", feed.Keys[TufRole.Root].PublicKey.PublicHex), "rsassa");
    }

    [Fact]
    public void Point_off_the_curve_refuses_the_set()
    {
        AssertRefused(content => AddKey(content, "ecdsa", TufKey.Scheme, "04" + new string('1', 128)), "P-256");
        AssertRefused(content => AddKey(content, "ecdsa", TufKey.Scheme, "04" + new string('0', 128)), "P-256");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(2)]
    public void Threshold_outside_of_the_roles_keys_refuses_the_set(int threshold)
    {
        AssertRefused(content => content["roles"]!["targets"]!["threshold"] = threshold, "threshold");
    }

    [Fact]
    public void Role_that_lists_one_key_twice_or_an_unknown_one_refuses_the_set()
    {
        var id = feed.Keys[TufRole.Targets].PublicKey.KeyId;
        AssertRefused(content => content["roles"]!["targets"]!["keyids"] = new JsonArray(id, id), "twice");
        AssertRefused(content => content["roles"]!["targets"]!["keyids"] = new JsonArray(new string('a', 64)), "not listed");
    }

    [Fact]
    public void Missing_role_refuses_the_set()
    {
        AssertRefused(content => content["roles"]!.AsObject().Remove("snapshot"), "snapshot");
    }

    [Fact]
    public void Duplicate_key_id_refuses_the_set()
    {
        var id = feed.Keys[TufRole.Root].PublicKey.KeyId;
        var text = System.Text.Encoding.UTF8.GetString(feed.Root.Bytes.Span);
        var twice = text.Replace($"\"keys\":{{", $"\"keys\":{{\"{id}\":{feed.Keys[TufRole.Root].PublicKey.ToJson().ToJsonString()},", StringComparison.Ordinal);

        Assert.False(TufReading.TryRoot(System.Text.Encoding.UTF8.GetBytes(twice), out _, out _));
    }

    void AssertRefused(Action<JsonObject> change, string because)
    {
        var content = JsonNode.Parse(feed.Root.Bytes.Span)!["signed"]!.AsObject();
        change(content);
        Assert.False(TufReading.TryRoot(TufSigning.Sign(content, [feed.Keys[TufRole.Root]]), out _, out var reason));
        Assert.Contains(because, reason, StringComparison.Ordinal);
    }

    static void AddKey(JsonObject content, string type, string scheme, string publicHex)
    {
        var key = new JsonObject { ["keytype"] = type, ["scheme"] = scheme, ["keyval"] = new JsonObject { ["public"] = publicHex } };
        content["keys"]!.AsObject().Add(Convert.ToHexStringLower(SHA256.HashData(CanonicalJson.Serialize(key))), key);
    }

    static void Rename(JsonObject content, string keyId, string other)
    {
        var keys = content["keys"]!.AsObject();
        var key = keys[keyId]!;
        keys.Remove(keyId);
        keys.Add(other, key);
    }
}
