using System.Collections.Immutable;
using Portal.Domain.Catalog;
using Portal.Domain.Decisions;
using Portal.Domain.Feeds.Bundles;
using Portal.Domain.Feeds.Compiling;
using Portal.Domain.Rights;
using Portal.Domain.Time;
using Portal.Testing.Rights;
using Xunit;
using Sample = Portal.Testing.Rights.Catalog;

namespace Portal.Domain.Tests.Feeds.Compiling;

public sealed class GrantCompilerTests
{
    static readonly DateTimeOffset Now = Instant.At("2026-06-01T12:00");

    readonly PolicyPool policies = new();

    [Fact]
    public void Rows_that_differ_in_territory_alone_are_one_grant() =>
        Assert.Equal(["DE", "FR", "US"], Assert.Single(Compile("on", "US VOD HD", "FR VOD HD", "DE VOD HD")).Territories);

    [Fact]
    public void Rows_that_differ_in_more_are_grants_of_their_own()
    {
        var grants = Compile("on", "US VOD HD", "DE VOD HD rental=P7D", "US EST HD");

        Assert.Equal([("EST", "US"), ("VOD", "DE"), ("VOD", "US")], grants.Select(grant => (grant.LicenseType, Assert.Single(grant.Territories))).Order());
    }

    [Fact]
    public void Worldwide_row_keeps_its_exceptions()
    {
        var grant = Assert.Single(Compile("on", "ZZ-CA-MX VOD HD"));

        Assert.Equal(["ZZ"], grant.Territories);
        Assert.Equal(["CA", "MX"], grant.ExceptTerritories);
    }

    [Fact]
    public void Worldwide_days_are_a_grant_for_each_clock_and_lose_no_territory()
    {
        var row = Sample.RightsOf(["ZZ-CA VOD HD"]).Avails[0] with
        {
            StatedStart = "2026-01-01",
            StatedEnd = "2026-12-31",
            Window = new Window(
                TerritoryClock.StartOf(Territory.Worldwide, new NodaTime.LocalDate(2026, 1, 1)),
                TerritoryClock.EndOf(Territory.Worldwide, new NodaTime.LocalDate(2026, 12, 31))),
        };
        var rights = Sample.RightsOf(["ZZ-CA VOD HD"]) with { Avails = [row] };

        var grants = new GrantCompiler(new Evaluator(StatementBook.Of([TermText.Parse("portal {offlineAllowed: true}")]).At), policies).Compile(rights, Now);

        var germany = grants.Single(grant => grant.Territories.Contains("DE"));
        Assert.Equal((Instant.At("2025-12-31T23:00"), Instant.At("2026-12-31T23:00")), (germany.Window.Start, germany.Window.End));
        Assert.Equal(
            Territory.All.Select(territory => territory.Code).Except(["ZZ", "CA"]),
            grants.SelectMany(grant => grant.Territories).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Worldwide_row_that_waits_is_granted_where_its_event_has_a_date()
    {
        Assert.True(EventDate.TryParse(AvailEvent.Theatrical, Territory.Parse("US"), "2026-05-01", out var there));
        var rights = Sample.RightsOf(["ZZ VOD HD undated"]);
        rights = rights with { Avails = TitleEvents.Resolve([rights.Avails[0] with { StatedEnd = "Open" }], [there]) };

        var grant = Assert.Single(
            new GrantCompiler(new Evaluator(StatementBook.Of([TermText.Parse("portal {offlineAllowed: true}")]).At), policies).Compile(rights, Now));

        Assert.Equal(["US"], grant.Territories);
        Assert.Equal(new GrantWindow(Instant.At("2026-05-01T04:00"), null), grant.Window);
    }

    [Fact]
    public void Worldwide_fixed_end_is_the_end_of_its_day_in_each_territory()
    {
        var row = Sample.RightsOf(["ZZ VOD HD"]).Avails[0] with
        {
            StatedFixedEndDate = "2027-03-01",
            FixedEndDate = TerritoryClock.EndOf(Territory.Worldwide, new NodaTime.LocalDate(2027, 3, 1)),
        };
        var rights = Sample.RightsOf(["ZZ VOD HD"]) with { Avails = [row] };

        var grants = new GrantCompiler(new Evaluator(StatementBook.Of([TermText.Parse("portal {offlineAllowed: true}")]).At), policies).Compile(rights, Now);

        Assert.Equal(Instant.At("2027-03-01T15:00"), grants.Single(grant => grant.Territories.Contains("JP")).HardEnd);
        Assert.Equal(Instant.At("2027-03-02T10:00"), grants.Single(grant => grant.Territories.Contains("US")).HardEnd);
    }

    [Fact]
    public void Territory_that_a_statement_singles_out_leaves_the_worldwide_grant_for_one_of_its_own()
    {
        var grants = Compile("on; title [DE] {offlineAllowed: true, storageWindow: P7D}", "ZZ-CA VOD HD");

        Assert.Equal(2, grants.Length);
        Assert.Equal(["CA", "DE"], grants.Single(grant => grant.Territories.SequenceEqual(["ZZ"])).ExceptTerritories);
        Assert.Equal("P7D", PolicyOf(grants.Single(grant => grant.Territories.SequenceEqual(["DE"])), "HD").Terms.StorageWindow);
    }

    [Fact]
    public void Territory_that_a_statement_forbids_is_an_exception_and_nothing_else()
    {
        var grant = Assert.Single(Compile("on; title [DE] {offlineAllowed: false}", "ZZ VOD HD"));

        Assert.Equal(["DE"], grant.ExceptTerritories);
    }

    [Theory]
    [InlineData("US VOD HD 2026-01-01..2026-05-31")]
    [InlineData("US VOD HD 2026-01-01..2026-06-01T12:00")]
    [InlineData("US VOD HD fixed=2026-06-01T12:00")]
    [InlineData("US VOD HD undated")]
    [InlineData("US VOD HD no")]
    [InlineData("US VOD HD silent")]
    [InlineData("US VOD 3D")]
    [InlineData("US Theatrical HD")]
    public void Row_that_grants_nothing_from_now_on_is_left_out(string row) => Assert.Empty(Compile("on", row));

    [Fact]
    public void Row_of_the_future_is_carried_with_its_window() =>
        Assert.Equal(
            new GrantWindow(Instant.At("2026-12-24"), null),
            Assert.Single(Compile("on", "US VOD HD 2026-12-24..open")).Window);

    [Theory]
    [InlineData("on", "US VOD HD", null)]
    [InlineData("on", "US SVOD HD", "2027-01-01")]
    [InlineData("on", "US VOD HD fixed=2027-03-01", "2027-03-01")]
    [InlineData("title {offlineAllowed: true, hardEnd: 2026-09-01T00:00:00Z}", "US SVOD HD", "2026-09-01")]
    [InlineData("title {offlineAllowed: true, clipToAvailEnd: true}", "US VOD HD", "2027-01-01")]
    public void Hard_end_is_the_earliest_of_what_ends_a_licence(string terms, string row, string? end) =>
        Assert.Equal(end is null ? null : Instant.At(end), Assert.Single(Compile(terms, row)).HardEnd);

    [Theory]
    [InlineData("US SVOD UHD", "HD,SD,UHD")]
    [InlineData("US AVOD HD", "HD,SD")]
    [InlineData("US VOD UHD", "UHD")]
    [InlineData("US EST SD", "SD")]
    public void Qualities_are_those_that_the_row_offers(string row, string qualities) =>
        Assert.Equal(qualities, string.Join(',', Assert.Single(Compile("on", row)).Qualities.Keys.Order(StringComparer.Ordinal)));

    [Fact]
    public void Quality_without_a_floor_is_not_granted_and_each_other_has_its_own()
    {
        var grant = Assert.Single(Compile("title {offlineAllowed: true, qualities: {UHD: null, HD: {securityLevel: {widevine: L1}}}}", "US SVOD UHD"));

        Assert.Equal(["HD", "SD"], grant.Qualities.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("software", PolicyOf(grant, "SD").Terms.DeviceTier);
        Assert.Equal("L1", PolicyOf(grant, "HD").Terms.SecurityLevel!["widevine"]);
    }

    [Fact]
    public void All_counts_with_different_periods_are_carried()
    {
        var grant = Assert.Single(Compile(
            "title {offlineAllowed: true, downloadsPerTitle: {count: 5, per: P365D}}; deal C1 limits {downloadsPerTitle: {value: {count: 2, per: P30D}}}",
            "US VOD HD"));

        Assert.Equal([new DownloadsPerTitle(2, "P30D"), new DownloadsPerTitle(5, "P365D")], grant.Preconditions.DownloadsPerTitle!.Value);
    }

    [Fact]
    public void Preconditions_are_what_no_licence_can_hold()
    {
        var preconditions = Assert.Single(Compile("on", "US SVOD HD")).Preconditions;

        Assert.Equal(["android", "fireos", "ios", "windows"], preconditions.Platforms);
        Assert.Equal(["premium", "standard"], preconditions.Plans!.Value);
        Assert.Equal(("blocked", null), (preconditions.RootedDevices, preconditions.DownloadsPerTitle));
    }

    [Fact]
    public void Nothing_said_grants_nothing() => Assert.Empty(Compile("", "US VOD HD"));

    ImmutableArray<GrantDocument> Compile(string terms, params string[] rows) =>
        new GrantCompiler(new Evaluator(StatementBook.Of(TermText.ParseAll(terms)).At), policies).Compile(Sample.RightsOf(rows), Now);

    PolicyDocument PolicyOf(GrantDocument grant, string quality) => policies.Policies[grant.Qualities[quality]];
}
