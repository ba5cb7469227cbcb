using System.Collections.Immutable;
using Portal.Domain.Rights;
using Portal.Testing.Rights;
using Portal.Web.Features.Terms;

namespace Portal.Web.Tests.Rights;

public sealed class TermPreviewTests
{
    [Fact]
    public void Limit_bites_as_soon_as_it_is_exceeded()
    {
        var (preview, model) = Open("deal C1 limits {storageWindow: {value: P30D, clause: \"4.2\"}}", "US SVOD HD");
        Enter(model, Term.StorageWindow, "45");

        Assert.Equal(["C1 (clause 4.2) allows at most 30 days; you entered 45 days."], preview.Bites(model, Term.StorageWindow));
    }

    [Fact]
    public void What_counts_instead_is_told_beside_the_limit()
    {
        var (preview, model) = Open("deal C1 [SVOD] limits {storageWindow: {value: P30D, clause: \"4.2\"}}", "US SVOD HD", "US EST HD");
        Enter(model, Term.StorageWindow, "45");

        Assert.Equal("30 days (SVOD); 45 days (EST)", preview.Counts(model, Term.StorageWindow));
        Assert.Null(preview.Counts(model, Term.PlaybackWindow));
    }

    [Theory]
    [InlineData(Term.Platforms, "C1 (clause 6) does not allow Chrome.")]
    [InlineData(Term.Qualities, "C1 (clause 5.1) forbids UHD and asks for HD on hardware at least.")]
    [InlineData(Term.DownloadsPerTitle, "C1 (clause 4.3) allows at most 5 in 365 days; you entered 9 in 365 days.")]
    public void Every_ceiling_of_a_deal_is_told_at_its_field_with_its_clause(Term term, string bite)
    {
        var (preview, model) = Open(
            "deal C1 limits {downloadsPerTitle: {value: {count: 5, per: P365D}, clause: \"4.3\"}, platforms: {value: [android, ios], clause: \"6\"}, "
            + "qualities: {value: {HD: {deviceTier: hardware}, UHD: null}, clause: \"5.1\"}}",
            "US SVOD UHD");
        var stated = TermText.Parse("title {downloadsPerTitle: {count: 9, per: P365D}, platforms: [android, chrome], qualities: {HD: {deviceTier: software}, UHD: {deviceTier: hardware-uhd}}}");
        model.Field(term)!.Value.Load(stated.Values[term]);

        Assert.Equal([bite], preview.Bites(model, term));
    }

    [Fact]
    public void Limit_that_is_kept_says_nothing()
    {
        var (preview, model) = Open("deal C1 limits {storageWindow: {value: P30D}}", "US SVOD HD");
        Enter(model, Term.StorageWindow, "30");

        Assert.Empty(preview.Bites(model, Term.StorageWindow));
    }

    [Fact]
    public void Limit_of_some_avails_names_them()
    {
        var (preview, model) = Open("", "US VOD SD rental=P7D", "GB EST SD");
        Enter(model, Term.StorageWindow, "45");

        Assert.Equal(["The avail (RentalDuration) allows at most 7 days; you entered 45 days (VOD)."], preview.Bites(model, Term.StorageWindow));
    }

    [Fact]
    public void Forbidden_quality_is_named_with_who_forbids_it()
    {
        var (preview, model) = Open("owner Aurora limits {qualities: {value: {UHD: null}}}", "US SVOD UHD");
        model.Field(Term.Qualities)!.Value.SetFloor(Quality.UHD, "hardware-uhd");

        Assert.Equal(["Content owner Aurora forbids UHD."], preview.Bites(model, Term.Qualities));
    }

    [Fact]
    public void Silent_avail_is_told_with_who_decides_it()
    {
        var (preview, model) = Open("deal C1 {downloadNotStated: forbidden}", "US SVOD HD silent");
        model.Field(Term.OfflineAllowed)!.Choose("yes");

        Assert.Equal(["The avail does not state Download, and by deal C1 that is forbidden."], preview.Bites(model, Term.OfflineAllowed));
    }

    [Fact]
    public void Inherited_value_names_its_source()
    {
        var (preview, model) = Open("deal C1 {storageWindow: P20D}", "US SVOD HD");

        Assert.Equal("20 days, from deal C1", preview.InheritedWords(model, Term.StorageWindow));
    }

    [Fact]
    public void Inherited_value_that_is_limited_names_the_limit_and_its_clause()
    {
        var (preview, model) = Open("series {storageWindow: P60D}; deal C1 limits {storageWindow: {value: P30D, clause: \"4.2\"}}", "US SVOD HD");

        Assert.Equal("30 days, from series, limited by deal C1, clause 4.2", preview.InheritedWords(model, Term.StorageWindow));
    }

    [Fact]
    public void Inherited_value_that_differs_is_told_by_case()
    {
        var (preview, model) = Open("", "US VOD HD", "US EST HD");

        var words = preview.InheritedWords(model, Term.StorageWindow);
        Assert.Contains("30 days, from the portal's starting terms (VOD)", words, StringComparison.Ordinal);
        Assert.Contains("none, from the portal's starting terms (EST)", words, StringComparison.Ordinal);
    }

    [Fact]
    public void Narrowing_leaves_the_cases_it_applies_to()
    {
        var (preview, model) = Open("", "US VOD HD", "GB EST HD");
        model.Territories = "GB";

        Assert.Equal("GB", Assert.Single(preview.CasesOf(model)).Territory.Code);
    }

    static void Enter(TermsFormModel model, Term term, string days)
    {
        var field = model.Field(term)!;
        field.Choose(TermOptions.Set);
        (field.Value.Length.Amount, field.Value.Length.Unit) = (days, LengthUnit.Days);
    }

    static (TermPreview Preview, TermsFormModel Model) Open(string statements, params string[] avails)
    {
        var scope = Scope.Title(Catalog.Episode.Id);
        var book = StatementBook.Of(TermText.ParseAll(statements));
        ImmutableArray<Scope> way = [Scope.Portal, Scope.Owner(Catalog.Owner), Scope.Deal(Catalog.Deal), Scope.Title(Catalog.Series.Id), Scope.Title(Catalog.Season.Id), scope];
        ImmutableArray<ScopeStatements> path = [.. way.Select(one => new ScopeStatements(one, book.At(one)))];
        var cases = avails.Select(AvailText.Parse).Select(avail => new TermCase(scope, path, avail.Territory, avail.LicenseType!.Value, avail));
        var preview = new TermPreview(new ScopeCases(scope, [.. cases], ImmutableDictionary<string, string>.Empty.Add(Catalog.Episode.Id, Catalog.Episode.Name)));
        var model = TermsFormModel.Empty(scope, Narrowing.None);
        preview.Inherit(model);
        return (preview, model);
    }
}
