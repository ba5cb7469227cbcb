using Portal.Domain.Catalog;
using Portal.Domain.Decisions;
using Portal.Domain.Rights;
using Portal.Domain.Time;
using Portal.Testing.Rights;
using Xunit;
using Sample = Portal.Testing.Rights.Catalog;

namespace Portal.Domain.Tests.Rights;

public sealed class TermResolverTests
{
    [Fact]
    public void Nothing_stated_leaves_what_the_portal_starts_with()
    {
        Assert.Equal((Duration.FromDays(30), Duration.FromHours(48)), (Resolve("", "US VOD HD").StorageWindow, Resolve("", "US VOD HD").PlaybackWindow));
        Assert.Null(Resolve("", "US EST HD").StorageWindow);
        Assert.Null(Resolve("", "US SVOD HD").PlaybackWindow);
        Assert.Equal([false, false, true, true], Clips());
        Assert.Equal(["premium", "standard"], Resolve("", "US SVOD HD").Plans!);
        Assert.Null(Resolve("", "US VOD HD").Plans);
        Assert.Null(Resolve("", "US AVOD HD").Plans);
        Assert.False(Resolve("", "US VOD HD").OfflineAllowed);
        Assert.Equal(["android", "fireos", "ios", "windows"], Resolve("", "US VOD HD").Platforms!);
        Assert.Equal(TermSource.BuiltIn, Resolve("", "US VOD HD").ByTerm[Term.StorageWindow].SetBy);

        static IEnumerable<bool> Clips() => new[] { "EST", "VOD", "SVOD", "AVOD" }.Select(type => Resolve("", $"US {type} HD").ClipToAvailEnd);
    }

    [Theory]
    [InlineData("portal {storageWindow: P20D}", "portal")]
    [InlineData("owner Aurora {storageWindow: P20D}; portal {storageWindow: P9D}", "owner")]
    [InlineData("deal C1 {storageWindow: P20D}; owner Aurora {storageWindow: P9D}", "deal")]
    [InlineData("series {storageWindow: P20D}; deal C1 {storageWindow: P9D}", "title")]
    [InlineData("season {storageWindow: P20D}; series {storageWindow: P9D}", "title")]
    [InlineData("title {storageWindow: P20D}; season {storageWindow: P9D}; portal {storageWindow: P8D}", "title")]
    public void Deepest_scope_that_states_a_value_wins(string terms, string kind)
    {
        var storage = Resolve(terms).ByTerm[Term.StorageWindow];

        Assert.Equal((new TermValue.Length(Duration.FromDays(20)), kind), (storage.Value, storage.SetBy.Kind));
        Assert.Empty(storage.LimitedBy);
    }

    [Theory]
    [InlineData("owner Borealis {storageWindow: P9D}")]
    [InlineData("deal C2 {storageWindow: P9D}")]
    [InlineData("title [DE] {storageWindow: P9D}")]
    [InlineData("title [SVOD] {storageWindow: P9D}")]
    [InlineData("title [US] [EST, SVOD] {storageWindow: P9D}")]
    [InlineData("deal C2 limits {storageWindow: {value: P9D}}")]
    [InlineData("title [DE] limits {storageWindow: {value: P9D}}")]
    public void Statement_off_the_path_counts_for_nothing(string terms) => Assert.Equal(Duration.FromDays(30), Resolve(terms).StorageWindow);

    [Theory]
    [InlineData("title {storageWindow: P9D}; title [US] {storageWindow: P20D}")]
    [InlineData("title [US] {storageWindow: P20D}; title {storageWindow: P9D}")]
    [InlineData("title [VOD] {storageWindow: P20D}; title {storageWindow: P9D}")]
    [InlineData("title [DE, US] [VOD] {storageWindow: P20D}; title {storageWindow: P9D}; title [DE] [SVOD] {storageWindow: P8D}")]
    public void Narrowed_statement_beats_the_general_one_at_its_scope(string terms) => Assert.Equal(Duration.FromDays(20), Resolve(terms).StorageWindow);

    [Fact]
    public void General_statement_of_a_deeper_scope_beats_a_narrowed_wider_one() =>
        Assert.Equal(Duration.FromDays(20), Resolve("deal C1 [US] [VOD] {storageWindow: P9D}; title {storageWindow: P20D}").StorageWindow);

    [Fact]
    public void Absent_inherits_and_none_is_none()
    {
        Assert.Equal(Duration.FromDays(20), Resolve("deal C1 {storageWindow: P20D}; title {playbackWindow: null}").StorageWindow);
        Assert.Null(Resolve("deal C1 {playbackWindow: PT24H}; title {playbackWindow: null}").PlaybackWindow);
    }

    [Fact]
    public void Every_limit_on_the_path_applies_and_each_is_named_with_its_clause()
    {
        var storage = Resolve("""
            portal limits {storageWindow: {value: P25D}};
            deal C1 limits {storageWindow: {value: P7D, clause: "4.2"}};
            title {storageWindow: P30D};
            title limits {storageWindow: {value: P60D, clause: "9"}}
            """).ByTerm[Term.StorageWindow];

        Assert.Equal(new TermValue.Length(Duration.FromDays(7)), storage.Value);
        Assert.Equal(new TermValue.Length(Duration.FromDays(30)), storage.Stated);
        Assert.Equal("title", storage.SetBy.Kind);
        Assert.Equal(
            [
                new AppliedLimit(new TermSource("portal", "portal"), new TermValue.Length(Duration.FromDays(25)), null),
                new AppliedLimit(new TermSource("deal", "C1"), new TermValue.Length(Duration.FromDays(7)), "4.2"),
            ],
            storage.LimitedBy);
    }

    [Fact]
    public void Limit_holds_back_a_deeper_value() =>
        Assert.False(Resolve("deal C1 limits {offlineAllowed: {value: forbidden}}; title {offlineAllowed: true}").OfflineAllowed);

    [Fact]
    public void None_under_a_limit_becomes_the_limit() =>
        Assert.Equal(Duration.FromDays(7), Resolve("deal C1 limits {storageWindow: {value: P7D}}; title {storageWindow: null}").StorageWindow);

    [Fact]
    public void Narrowed_and_general_limits_of_one_scope_both_apply()
    {
        var storage = Resolve("deal C1 limits {storageWindow: {value: P9D}}; deal C1 [US] limits {storageWindow: {value: P12D}}").ByTerm[Term.StorageWindow];

        Assert.Equal(new TermValue.Length(Duration.FromDays(9)), storage.Value);
        Assert.Equal(2, storage.LimitedBy.Length);
    }

    [Fact]
    public void Sets_are_replaced_whole_and_intersected_by_limits()
    {
        var terms = Resolve("deal C1 {platforms: [ios, android]}; title {platforms: [ios, windows]}; portal limits {platforms: {value: [ios, android]}}");

        Assert.Equal(["ios"], terms.Platforms!);
    }

    [Fact]
    public void Qualities_merge_by_key_and_null_is_not_granted()
    {
        var terms = Resolve("deal C1 {qualities: {HD: {deviceTier: software}, UHD: null}}; title {qualities: {UHD: {deviceTier: hardware}, SD: null}}");

        Assert.Null(terms.FloorOf(Quality.SD));
        Assert.Equal(new QualityFloor("software"), terms.FloorOf(Quality.HD));
        Assert.Equal(new QualityFloor("hardware"), terms.FloorOf(Quality.UHD));
    }

    [Fact]
    public void Counts_of_different_periods_all_apply()
    {
        var terms = Resolve("title {downloadsPerTitle: {count: 5, per: P365D}}; deal C1 limits {downloadsPerTitle: {value: {count: 2, per: P30D}}}");

        Assert.Equal([new CountPer(2, Duration.FromDays(30)), new CountPer(5, Duration.FromDays(365))], terms.DownloadsPerTitle!.Value);
    }

    [Fact]
    public void Avail_that_says_no_forbids_and_is_named()
    {
        var offline = Resolve("on", "US VOD HD no").ByTerm[Term.OfflineAllowed];

        Assert.Equal(new TermValue.Flag(false), offline.Value);
        Assert.Equal(("avail", "Download"), (Assert.Single(offline.LimitedBy).Source.Kind, offline.LimitedBy[0].Clause));
    }

    [Theory]
    [InlineData("on", false, "builtIn")]
    [InlineData("on; portal {downloadNotStated: allowed}", true, null)]
    [InlineData("on; owner Aurora {downloadNotStated: allowed}", true, null)]
    [InlineData("on; deal C1 {downloadNotStated: allowed}", true, null)]
    [InlineData("on; owner Aurora {downloadNotStated: allowed}; deal C1 {downloadNotStated: forbidden}", false, "deal")]
    [InlineData("on; deal C1 {downloadNotStated: allowed}; portal limits {downloadNotStated: {value: forbidden}}", false, "portal")]
    public void Silent_avail_means_what_portal_owner_or_deal_says(string terms, bool allowed, string? limitedBy)
    {
        var resolved = Resolve(terms, "US VOD HD silent");

        Assert.Equal(allowed, resolved.OfflineAllowed);
        Assert.Equal(limitedBy, resolved.ByTerm[Term.OfflineAllowed].LimitedBy.SingleOrDefault()?.Source.Kind);
    }

    [Fact]
    public void Rental_and_watch_durations_limit_the_windows()
    {
        var terms = Resolve("title {storageWindow: P60D, playbackWindow: null}", "US VOD HD rental=P30D watch=PT24H");

        Assert.Equal((Duration.FromDays(30), Duration.FromHours(24)), (terms.StorageWindow, terms.PlaybackWindow));
        Assert.Equal("RentalDuration", terms.ByTerm[Term.StorageWindow].LimitedBy.Single().Clause);
        Assert.Equal("WatchDuration", terms.ByTerm[Term.PlaybackWindow].LimitedBy.Single().Clause);
    }

    [Theory]
    [InlineData("", "US VOD HD", null)]
    [InlineData("title {clipToAvailEnd: true}", "US VOD HD", "2027-01-01")]
    [InlineData("", "US SVOD HD", "2027-01-01")]
    [InlineData("title {clipToAvailEnd: false}", "US SVOD HD", null)]
    [InlineData("", "US VOD HD fixed=2027-02-01", "2027-02-01")]
    [InlineData("", "US SVOD HD fixed=2027-02-01", "2027-02-01")]
    [InlineData("title {hardEnd: 2027-01-15T00:00:00Z}", "US SVOD HD fixed=2027-02-01", "2027-01-15")]
    [InlineData("title {hardEnd: 2027-03-01T00:00:00Z}", "US SVOD HD fixed=2027-02-01", "2027-02-01")]
    [InlineData("title {hardEnd: 2027-03-01T00:00:00Z}", "US VOD HD", "2027-03-01")]
    [InlineData("title {hardEnd: 2027-03-01T00:00:00Z}; deal C1 limits {hardEnd: {value: 2026-09-01T00:00:00Z}}", "US VOD HD", "2026-09-01")]
    [InlineData("", "US SVOD HD 2026-01-01..open", null)]
    public void Hard_end_is_the_fixed_date_else_the_clipped_end_and_never_later_than_the_term(string terms, string avail, string? end)
    {
        var row = AvailText.Parse(avail);

        Assert.Equal(end is null ? null : Instant.At(end), Resolve(terms, avail).HardEndUnder(row));
    }

    static EffectiveTerms Resolve(string terms, string avail = "US VOD HD")
    {
        var row = AvailText.Parse(avail);
        return new Evaluator(StatementBook.Of(TermText.ParseAll(terms)).At).TermsOf(Sample.Rights(row), row, Territory.Parse("US"));
    }
}
