using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Nodes;
using Portal.Domain.Feeds.Bundles;
using Portal.Domain.Feeds.Canonical;
using Xunit;

namespace Portal.Domain.Tests.Feeds.Bundles;

public class BundleFilesTests
{
    static readonly PolicyDocument Hd = new(
        new PolicyTerms("HD", "hardware", null, "P30D", "PT48H", null, true, "atNextCheckIn", "finish"), ImmutableDictionary<string, JsonNode>.Empty);

    static readonly ImmutableArray<GrantDocument> Grants =
    [
        new GrantDocument(
            "VOD", ["US"], [], new GrantWindow(new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero), null), null,
            ImmutableDictionary<string, string>.Empty.Add("HD", ContentId.Of(Hd)),
            new GrantPreconditions(["android"], null, "blocked", [new DownloadsPerTitle(5, "P365D")])),
    ];

    static readonly PoliciesDocument Policies = new(
        1,
        ImmutableDictionary<string, PolicyDocument>.Empty.Add(ContentId.Of(Hd), Hd),
        ImmutableDictionary<string, ImmutableArray<GrantDocument>>.Empty.Add(ContentId.Of(Grants), Grants),
        ImmutableDictionary<string, TierDocument>.Empty.Add("hardware", new TierDocument(2)),
        ImmutableDictionary<string, PlanDocument>.Empty.Add("standard", new PlanDocument(2, 100)));

    [Fact]
    public void Policy_has_exactly_the_members_of_schema_1()
    {
        Assert.Equal(
            """{"formats":{},"terms":{"atExpiry":"finish","checkInInterval":null,"deviceTier":"hardware","onLapse":"atNextCheckIn","playbackWindow":"PT48H","quality":"HD","renewOnCheckIn":true,"securityLevel":null,"storageWindow":"P30D"}}""",
            Text(BundleJson.Write(Hd)));
    }

    [Fact]
    public void Grant_has_exactly_the_members_of_schema_1()
    {
        Assert.Equal(
            $$$"""[{"exceptTerritories":[],"hardEnd":null,"licenseType":"VOD","preconditions":{"downloadsPerTitle":[{"count":5,"per":"P365D"}],"plans":null,"platforms":["android"],"rootedDevices":"blocked"},"qualities":{"HD":"{{{ContentId.Of(Hd)}}}"},"territories":["US"],"window":{"end":null,"start":"2020-01-01T00:00:00Z"}}]""",
            Text(BundleJson.Write(Grants)));
    }

    [Fact]
    public void Content_read_back_is_what_was_written()
    {
        var files = Files();

        Assert.True(BundleReading.TryRead(files.ToDictionary(file => file.Name, file => file.Bytes), out var content, out var reason), reason);
        Assert.Equal(["lantern"], content.GrantSetByTitle.Keys);
        Assert.Equal("VOD", Assert.Single(content.GrantsOf("lantern")).LicenseType);
        Assert.Empty(content.GrantsOf("absent"));
    }

    [Fact]
    public void All_files_are_canonical_and_there_are_256_shards()
    {
        var files = Files();

        Assert.All(files, file => Assert.True(CanonicalJson.IsCanonical(file.Bytes), file.Name));
        Assert.Equal(256, files.Count(file => BundleFormat.IsShardFile(file.Name)));
        Assert.Equal(255, files.Count(file => BundleFormat.IsShardFile(file.Name) && Text(file.Bytes) == "{}"));
        Assert.Null(BundleFormat.FaultIn([.. files.Select(file => file.Name)]));
    }

    [Fact]
    public void Split_policies_read_back_the_same()
    {
        var parts = BundleFiles.Policies(Policies, splitAbove: 10);

        Assert.Equal(16, parts.Length);
        Assert.True(BundleReading.TryRead(Files(parts).ToDictionary(file => file.Name, file => file.Bytes), out var content, out var reason), reason);
        Assert.Equal(Text(BundleJson.Write(Policies)), Text(BundleJson.Write(content.Policies)));
    }

    [Fact]
    public void Order_of_the_input_changes_no_byte()
    {
        var titles = Enumerable.Range(0, 500).Select(number => KeyValuePair.Create($"title-{number}", "aaaaaaaaaaaa")).ToList();

        var forward = BundleFiles.ContentDigest(BundleFiles.Shards(titles));
        titles.Reverse();

        Assert.Equal(forward, BundleFiles.ContentDigest(BundleFiles.Shards(titles).Reverse()));
    }

    [Fact]
    public void Title_twice_or_ill_formed_text_is_refused()
    {
        Assert.Throws<CanonicalJsonException>(() => BundleFiles.Shards([new("a", "1"), new("a", "2")]));
        Assert.Throws<CanonicalJsonException>(() => BundleFiles.Shards([new("\ud800", "1")]));
        Assert.Throws<CanonicalJsonException>(() => BundleJson.Write(Hd with { Terms = Hd.Terms with { Quality = "\ud800" } }));
    }

    [Theory]
    [InlineData("titles-ff.json", "is missing")]
    [InlineData("policies.json", "is missing")]
    [InlineData("release.json", "is missing")]
    public void List_without_a_file_has_a_fault(string missing, string because)
    {
        var names = Files().Select(file => file.Name).Where(name => name != missing).ToList();

        Assert.Contains(because, BundleFormat.FaultIn(names), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("notes.json")]
    [InlineData("policies-0.json")]
    [InlineData("titles-100.json")]
    [InlineData("delta-x.json")]
    public void List_with_another_file_has_a_fault_and_a_delta_is_none(string extra)
    {
        string[] names = [.. Files().Select(file => file.Name)];

        Assert.Contains("does not belong", BundleFormat.FaultIn([.. names, extra]), StringComparison.Ordinal);
        Assert.Null(BundleFormat.FaultIn([.. names, "delta-41.json"]));
    }

    [Theory]
    [InlineData("P30D", 30 * 86400)]
    [InlineData("PT48H", 48 * 3600)]
    [InlineData("P1DT1H1M1S", 90061)]
    [InlineData("P1M", null)]
    [InlineData("P1Y", null)]
    [InlineData("P0D", null)]
    [InlineData("PT", null)]
    [InlineData("P", null)]
    [InlineData("-P1D", null)]
    [InlineData("P1DT", null)]
    public void Duration_is_read_in_days_and_time_only(string text, int? seconds)
    {
        Assert.Equal(seconds is not null, BundleDuration.TryParse(text, out var duration));
        Assert.Equal(seconds ?? 0, duration.TotalSeconds);
    }

    static List<BundleFile> Files(ImmutableArray<BundleFile>? parts = null)
    {
        List<BundleFile> files = [.. parts ?? BundleFiles.Policies(Policies), .. BundleFiles.Shards([new("lantern", ContentId.Of(Grants))])];
        var created = new DateTimeOffset(2026, 1, 31, 0, 0, 0, TimeSpan.Zero);
        files.Add(BundleFiles.Release(new ReleaseDocument(
            1, "default", 1, created, created.AddDays(30), new string('a', 64), null, BundleFiles.ContentDigest(files),
            new ReleaseCounts(1, 1, 1), new ReleaseWithdrawals(0, 5, false), [])));
        return files;
    }

    static string Text(ReadOnlyMemory<byte> bytes) => Encoding.UTF8.GetString(bytes.Span);
}
