using System.Security.Cryptography;
using System.Text.Json;

namespace Portal.EndToEnd.Tests.Processes;

/// <summary>What a feed's metadata leads to right now, followed by hand from the timestamp; every file is compared with its hash.</summary>
sealed class LiveFeed(ApiClient reader)
{
    const string Feed = $"/feeds/{LicenseServerProcess.Feed}";

    /// <summary>The number in the release.json that timestamp, snapshot and targets lead to, after every target was fetched whole.</summary>
    public async Task<long> Release()
    {
        var timestamp = await Signed("timestamp.json");
        var snapshotMeta = timestamp.GetProperty("meta").GetProperty("snapshot.json");
        var snapshot = await Signed($"{snapshotMeta.GetProperty("version")}.snapshot.json", snapshotMeta);
        var targetsMeta = snapshot.GetProperty("meta").GetProperty("targets.json");
        var targets = await Signed($"{targetsMeta.GetProperty("version")}.targets.json", targetsMeta);

        var number = 0L;
        foreach (var target in targets.GetProperty("targets").EnumerateObject())
        {
            var bytes = await Bytes($"targets/{HashOf(target.Value)}.{target.Name}", target.Value);
            if (target.Name == "release.json")
            {
                number = JsonSerializer.Deserialize<JsonElement>(bytes).GetProperty("release").GetInt64();
            }
        }

        return number;
    }

    async Task<JsonElement> Signed(string name, JsonElement? meta = null) =>
        JsonSerializer.Deserialize<JsonElement>(await Bytes($"metadata/{name}", meta)).GetProperty("signed");

    async Task<byte[]> Bytes(string path, JsonElement? expected)
    {
        var bytes = await reader.GetBytes($"{Feed}/{path}");
        return expected is not { } meta || Convert.ToHexStringLower(SHA256.HashData(bytes)) == HashOf(meta)
            ? bytes
            : throw new InvalidDataException($"{path} is not what its metadata says.");
    }

    static string HashOf(JsonElement meta) => meta.GetProperty("hashes").GetProperty("sha256").GetString()!;
}
