using Portal.Domain.Decisions;
using Portal.Domain.Rights;
using Portal.Testing.Rights;
using Xunit;
using Sample = Portal.Testing.Rights.Catalog;

namespace Portal.Domain.Tests.Rights;

public sealed class OfflineSummaryTests
{
    [Theory]
    [InlineData("US VOD HD", "on", OfflineState.Allowed)]
    [InlineData("US VOD HD; US EST HD no", "on", OfflineState.Limited)]
    [InlineData("US VOD HD", "", OfflineState.Forbidden)]
    [InlineData("US VOD HD 2027-01-01..open", "on", OfflineState.NotOpen)]
    [InlineData("US Library HD", "on", OfflineState.NoAvails)]
    [InlineData("US VOD HD fixed=2026-06-01T12:00", "on", OfflineState.Forbidden)]
    [InlineData("US VOD HD fixed=2026-06-01T12:00:01", "on", OfflineState.Allowed)]
    [InlineData("US VOD HD; US EST HD", "on; title [EST] {hardEnd: 2026-05-01T00:00:00Z}", OfflineState.Limited)]
    [InlineData("ZZ VOD HD", "title [DE] {offlineAllowed: true}", OfflineState.Limited)]
    [InlineData("ZZ VOD HD", "on; title [DE] {offlineAllowed: false}", OfflineState.Limited)]
    [InlineData("ZZ-DE VOD HD", "on; title [DE] {offlineAllowed: false}", OfflineState.Allowed)]
    public void Summary_tells_what_decisions_would_allow(string rows, string terms, OfflineState state) => Assert.Equal(
        state,
        OfflineSummary.Of(
            new Evaluator(StatementBook.Of(TermText.ParseAll(terms)).At), Sample.RightsOf(rows.Split("; ")), RequestText.Usual.At).State);
}
