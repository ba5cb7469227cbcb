using System.Text.Json;
using Portal.Domain.Catalog;
using Portal.Domain.Rights;
using Portal.Testing;
using Portal.Testing.Rights;
using Xunit;
using Sample = Portal.Testing.Rights.Catalog;

namespace Portal.Domain.Tests.Rights;

/// <summary>The five ceilings that studios write into contracts, as limits of a deal.</summary>
public sealed class DealCeilingsTests
{
    [Theory]
    [InlineData(Term.StorageWindow, "storageWindow: P45D", "30 days", "4.2")]
    [InlineData(Term.StorageWindow, "storageWindow: null", "30 days", "4.2")]
    [InlineData(Term.DownloadsPerTitle, "downloadsPerTitle: {count: 8, per: P365D}", "5 in 365 days", "4.3")]
    [InlineData(Term.DownloadsPerTitle, "downloadsPerTitle: {count: 1, per: P30D}", "1 in 30 days, 5 in 365 days", "4.3")]
    [InlineData(Term.Qualities, "qualities: {HD: {deviceTier: software}, UHD: null}", "SD on software, HD on hardware, UHD not granted", "5.1")]
    [InlineData(Term.Qualities, "qualities: {UHD: {deviceTier: hardware-uhd}}", "SD on software, HD on hardware, UHD not granted", "5.1")]
    [InlineData(Term.Platforms, "platforms: [android, chrome]", "Android", "6")]
    [InlineData(Term.Platforms, "platforms: null", "Android, Fire OS, iOS, Windows app", "6")]
    public void Ceiling_cuts_what_a_title_states_and_names_its_clause(Term term, string stated, string counts, string clause)
    {
        var effective = Resolve($"{DealCeilings.Text}; title {{{stated}}}").ByTerm[term];

        Assert.Equal(counts, TermWords.Of(term, effective.Value));
        var limit = Assert.Single(effective.LimitedBy);
        Assert.Equal((new TermSource("deal", Sample.Deal), clause), (limit.Source, limit.Clause));
    }

    [Theory]
    [InlineData("storageWindow: P14D", Term.StorageWindow, "14 days")]
    [InlineData("qualities: {HD: {deviceTier: hardware-uhd}, UHD: null}", Term.Qualities, "SD on software, HD on hardware-uhd, UHD not granted")]
    [InlineData("platforms: [ios]", Term.Platforms, "iOS")]
    [InlineData("downloadsPerTitle: {count: 3, per: P365D}", Term.DownloadsPerTitle, "3 in 365 days")]
    public void What_is_stricter_than_the_ceiling_counts_as_stated(string stated, Term term, string counts)
    {
        var effective = Resolve($"{DealCeilings.Text}; title {{{stated}}}").ByTerm[term];

        Assert.Equal((counts, true), (TermWords.Of(term, effective.Value), effective.LimitedBy.IsEmpty));
    }

    [Fact]
    public void Strictest_of_several_ceilings_wins_and_each_is_named()
    {
        var effective = Resolve(
            DealCeilings.Text + "; portal limits {storageWindow: {value: P40D, clause: \"H1\"}}; series limits {storageWindow: {value: P20D}}; title {storageWindow: P45D}").ByTerm[Term.StorageWindow];

        Assert.Equal("20 days", TermWords.Of(Term.StorageWindow, effective.Value));
        Assert.Equal(["the portal H1", "deal C1 4.2", "title series "], effective.LimitedBy.Select(limit => $"{limit.Source} {limit.Clause}"));
    }

    [Fact]
    public void Sample_deal_carries_all_five_with_their_clauses()
    {
        using var sample = JsonDocument.Parse(File.ReadAllText(Repository.File("db", "sample", "terms.json")));
        var deal = sample.RootElement.EnumerateArray().Single(item => item.GetProperty("id").GetString() == "NL-2026-03");
        var limits = TermJson.Read(Scope.Deal("NL-2026-03"), deal.GetProperty("statement")).Statement!.Limits;

        Assert.Equal(
            ["StorageWindow 30 days 4.2", "Platforms Android, Fire OS, iOS, Windows app 5.2", "Qualities HD on hardware, UHD not granted 5.1", "DownloadsPerTitle 5 in 365 days 4.3"],
            limits.Select(limit => $"{limit.Key} {TermWords.Of(limit.Key, limit.Value.Value)} {limit.Value.Clause}"));
    }

    static EffectiveTerms Resolve(string statements)
    {
        var book = StatementBook.Of(TermText.ParseAll(statements));
        Scope[] way = [Scope.Portal, Scope.Owner(Sample.Owner), Scope.Deal(Sample.Deal), Scope.Title(Sample.Series.Id), Scope.Title(Sample.Season.Id), Scope.Title(Sample.Episode.Id)];
        return TermResolver.Resolve([.. way.Select(scope => new ScopeStatements(scope, book.At(scope)))], Territory.Parse("US"), LicenseType.SVOD, null);
    }
}
