using System.Collections.Immutable;
using Portal.Domain.Changes;
using Portal.Domain.Changes.Lint;
using Portal.Domain.Rights;
using Portal.Domain.Tests.Rights;
using Portal.Testing.Rights;
using Xunit;
using Sample = Portal.Testing.Rights.Catalog;

namespace Portal.Domain.Tests.Changes;

/// <summary>What lint says of a title's terms beside its avails, on the first of June 2026.</summary>
public sealed class AvailLintTests
{
    [Theory]
    [InlineData("US VOD HD rental=P14D", "{storageWindow: P30D}", "StorageLongerThanRental")]
    [InlineData("US VOD HD rental=P14D", "{storageWindow: P14D}", "")]
    [InlineData("US VOD HD watch=PT24H", "{playbackWindow: PT48H}", "PlaybackLongerThanWatch")]
    [InlineData("US VOD HD watch=PT24H", "{playbackWindow: PT24H}", "")]
    [InlineData("US VOD HD 2026-01-01..2026-06-20", "{storageWindow: P30D}", "StorageBeyondAvailEnd")]
    [InlineData("US VOD HD 2026-01-01..2026-07-01", "{storageWindow: P30D}", "")]
    [InlineData("US VOD HD 2026-01-01..2026-06-20", "{storageWindow: P30D, clipToAvailEnd: true}", "")]
    [InlineData("US VOD HD 2026-06-10..2026-06-20", "{storageWindow: P30D, clipToAvailEnd: true}", "StorageBeyondAvailEnd")]
    [InlineData("US VOD HD 2026-07-01..2026-07-20", "{storageWindow: P30D}", "StorageBeyondAvailEnd")]
    [InlineData("US VOD HD 2026-01-01..2026-05-20", "{storageWindow: P30D}", "")]
    [InlineData("US VOD HD 2026-01-01..2026-06-20 fixed=2026-08-01", "{storageWindow: P30D}", "")]
    [InlineData("US SVOD HD 2026-01-01..2026-06-20", "{storageWindow: P30D}", "")]
    [InlineData("US SVOD HD 2026-01-01..2026-06-20", "{storageWindow: P30D, clipToAvailEnd: false}", "StorageBeyondAvailEnd")]
    [InlineData("US VOD HD 2026-05-01..2026-05-11 rental=P14D", "{clipToAvailEnd: true}", "RentalLongerThanAvail")]
    [InlineData("US VOD HD 2026-05-01..2026-05-15 rental=P14D", "{clipToAvailEnd: true}", "")]
    [InlineData("US SVOD HD 2026-01-01..open", "{storageWindow: null}", "NeverEnds")]
    [InlineData("US SVOD HD 2026-01-01..open fixed=2027-06-01", "{storageWindow: null}", "")]
    [InlineData("US SVOD HD", "{storageWindow: null}", "")]
    [InlineData("US SVOD HD undated", "{storageWindow: null}", "")]
    [InlineData("US VOD HD; US VOD HD no", "{storageWindow: P10D}", "ContradictingRows")]
    [InlineData("US VOD HD; US VOD HD no contract=C2", "{storageWindow: P10D}", "")]
    [InlineData("US VOD HD; US VOD HD", "{storageWindow: P10D}", "")]
    [InlineData("US VOD HD; US VOD HD no", "{offlineAllowed: false}", "")]
    [InlineData("US VOD HD; US VOD HD no", "limits {offlineAllowed: {value: forbidden}}", "")]
    [InlineData("ZZ VOD HD; US VOD HD no", "{storageWindow: P10D}", "WorldwidePermitsOwnRowForbids")]
    [InlineData("ZZ-US VOD HD; US VOD HD no", "{storageWindow: P10D}", "")]
    [InlineData("ZZ VOD HD no; US VOD HD", "{storageWindow: P10D}", "")]
    [InlineData("ZZ VOD HD; US VOD HD no contract=C2", "{storageWindow: P10D}", "")]
    public void Title_s_terms_are_judged_beside_its_avails(string avails, string terms, string codes) =>
        Assert.Equal(codes, string.Join(", ", Judge(avails, terms, "").Select(finding => finding.Code)));

    [Fact]
    public void Contradicting_rows_are_an_error_that_names_both() => Assert.Equal(
        (LintSeverity.Error, true),
        (Assert.Single(Judge("US VOD HD; US VOD HD no", "{storageWindow: P10D}", "")).Severity, Judge("US VOD HD; US VOD HD no", "{storageWindow: P10D}", "")[0].Message.Contains("contradict each other in Download", StringComparison.Ordinal)));

    [Theory]
    [InlineData("{storageWindow: P45D}", "Storage window: 45 days is stated, 30 days counts. Limited to 30 days by deal C1, clause 4.2.")]
    [InlineData("{storageWindow: null}", "Storage window: none is stated, 30 days counts. Limited to 30 days by deal C1, clause 4.2.")]
    [InlineData("{qualities: {HD: {deviceTier: hardware}, UHD: {deviceTier: hardware-uhd}}}",
        "Qualities: HD on hardware, UHD on hardware-uhd is stated, HD on hardware, UHD not granted counts. Limited to HD on hardware, UHD not granted by deal C1, clause 5.1.")]
    [InlineData("{platforms: [ios, tvos]}", "Platforms: iOS, tvOS is stated, iOS counts. Limited to Android, Fire OS, iOS, Windows app by deal C1, clause 6.")]
    [InlineData("{downloadsPerTitle: {count: 9, per: P365D}}", "Downloads per title: 9 in 365 days is stated, 5 in 365 days counts. Limited to 5 in 365 days by deal C1, clause 4.3.")]
    public void What_a_ceiling_cuts_is_told_with_its_scope_and_clause(string terms, string message)
    {
        var finding = Assert.Single(Judge("US SVOD UHD", terms, DealCeilings.Text), finding => finding.Code == "OverCeiling");

        Assert.Equal((LintSeverity.Warning, message), (finding.Severity, finding.Message));
    }

    [Theory]
    [InlineData("{storageWindow: P30D}")]
    [InlineData("{storageWindow: P14D, platforms: [ios, android]}")]
    [InlineData("{qualities: {SD: {deviceTier: software}, HD: {deviceTier: hardware}, UHD: null}}")]
    [InlineData("{downloadsPerTitle: {count: 3, per: P365D}}")]
    public void What_keeps_within_the_ceilings_is_not_told(string terms) =>
        Assert.DoesNotContain(Judge("US SVOD UHD", terms, DealCeilings.Text), finding => finding.Code == "OverCeiling");

    static ImmutableArray<LintFinding> Judge(string avails, string terms, string others)
    {
        var rows = avails.Split("; ").Select(AvailText.Parse).ToArray();
        var statement = TermText.Parse($"title {terms}");
        Scope[] way = [Scope.Portal, Scope.Owner(Sample.Owner), Scope.Deal(Sample.Deal), Scope.Title(Sample.Episode.Id)];
        var target = new LintTarget([.. rows.Select(row => new LintPath([.. way], row))], null) { Rows = rows };
        return TermLint.Judge(new TermsChange(null, statement, 1, []), StatementBook.Of([statement, .. TermText.ParseAll(others)]), target, Instant.At("2026-06-01"));
    }
}
