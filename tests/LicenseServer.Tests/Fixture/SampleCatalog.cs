using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Portal.Domain.Feeds.Bundles;

namespace LicenseServer.Tests.Fixture;

/// <summary>A catalog of invented titles, each open in US for VOD in SD and HD since 2020.</summary>
sealed record SampleCatalog(PoliciesDocument Policies, ImmutableDictionary<string, string> GrantSetByTitle)
{
    public const string Lantern = "md:cid:org:sample:lantern";
    public const string Eidr = "10.5240/AAAA-BBBB-CCCC-DDDD-EEEE-F";

    public static SampleCatalog Default { get; } = Of([Lantern, Eidr]);

    /// <summary>Twenty titles besides the two.</summary>
    public static SampleCatalog Twenty { get; } = Of([Lantern, Eidr, .. Enumerable.Range(1, 18).Select(number => $"md:cid:org:sample:reel-{number}")]);

    public static SampleCatalog Of(IEnumerable<string> titles, string storageWindow = "P30D", string tier = "hardware")
    {
        var sd = Policy("SD", "software", storageWindow);
        var hd = Policy("HD", tier, storageWindow);
        ImmutableArray<GrantDocument> grants =
        [
            new GrantDocument(
                "VOD", ["US"], [], new GrantWindow(new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero), null), null,
                ImmutableDictionary<string, string>.Empty.Add("SD", ContentId.Of(sd)).Add("HD", ContentId.Of(hd)),
                new GrantPreconditions(["android", "ios"], null, "blocked", null)),
            new GrantDocument(
                "SVOD", ["ZZ"], ["CA"],
                new GrantWindow(new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2050, 1, 1, 0, 0, 0, TimeSpan.Zero)),
                new DateTimeOffset(2050, 1, 1, 0, 0, 0, TimeSpan.Zero),
                ImmutableDictionary<string, string>.Empty.Add("SD", ContentId.Of(sd)),
                new GrantPreconditions(["android"], ["standard"], "blocked", [new DownloadsPerTitle(5, "P365D")])),
        ];
        var policies = new PoliciesDocument(
            BundleFormat.SchemaVersion,
            new[] { sd, hd }.ToImmutableDictionary(ContentId.Of),
            ImmutableDictionary<string, ImmutableArray<GrantDocument>>.Empty.Add(ContentId.Of(grants), grants),
            ImmutableDictionary<string, TierDocument>.Empty.Add("software", new TierDocument(1)).Add("hardware", new TierDocument(2)),
            ImmutableDictionary<string, PlanDocument>.Empty.Add("standard", new PlanDocument(2, 100)));
        return new SampleCatalog(policies, titles.ToImmutableDictionary(title => title, _ => ContentId.Of(grants)));
    }

    static PolicyDocument Policy(string quality, string tier, string storageWindow) => new(
        new PolicyTerms(quality, tier, null, storageWindow, "PT48H", null, true, "atNextCheckIn", "finish"), ImmutableDictionary<string, JsonNode>.Empty);
}
