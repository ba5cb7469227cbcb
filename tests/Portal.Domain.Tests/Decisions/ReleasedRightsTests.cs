using Portal.Domain.Decisions;
using Portal.Domain.Decisions.Released;
using Portal.Domain.Feeds.Compiling;
using Portal.Domain.Rights;
using Portal.Testing.Rights;
using Xunit;
using Sample = Portal.Testing.Rights.Catalog;

namespace Portal.Domain.Tests.Decisions;

public sealed class ReleasedRightsTests
{
    [Fact]
    public void Terms_are_those_that_the_release_carries_and_it_alone_has_set_them()
    {
        var decision = Decide("on; deal C1 limits {storageWindow: {value: P7D, clause: \"4.2\"}}", "", "US SVOD UHD");

        Assert.True(decision.Allowed);
        Assert.Equal(
            Enum.GetValues<Term>().Except([Term.DownloadNotStated, Term.ClipToAvailEnd, Term.DefaultQuality]), decision.Terms!.ByTerm.Keys);
        Assert.All(decision.Terms.ByTerm.Values, term => Assert.Equal((new TermSource("release", "default/3"), 0), (term.SetBy, term.LimitedBy.Length)));
        Assert.Equal(Portal.Domain.Time.Duration.FromDays(7), decision.Terms.StorageWindow);
        Assert.Equal("hardware", decision.Terms.FloorOf(Quality.HD)!.DeviceTier);
        Assert.Null(decision.Avail);
    }

    [Theory]
    [InlineData("US SVOD HD", "territory=DE platform=chrome rooted", "NotInWindow(territory), PlatformCannotPersist")]
    [InlineData("US SVOD HD", "type=VOD level=L3", "NotInWindow(type)")]
    [InlineData("US SVOD HD", "type=AVOD membership=lapsed", "NotInWindow(type), MembershipLapsed")]
    [InlineData("US SVOD HD no", "type=SVOD", "NotInWindow(territory), OfflineForbidden")]
    [InlineData("US SVOD HD 2026-07-01..open", "type=SVOD plan=none level=L3 rooted", "NotInWindow(notYet), SecurityLevelTooLow(L1), RootedDevice, PlanNotEntitled")]
    [InlineData("US SVOD HD", "type=SVOD at=2027-02-01", "NotInWindow(ended)")]
    [InlineData("US SVOD HD", "type=SVOD quality=UHD hdcp=2.2", "QualityNotGranted(avail)")]
    [InlineData("US SVOD HD", "type=SVOD quality=none level=L3", "")]
    [InlineData("US SVOD HD; US VOD HD", "type=none rooted", "LicenseTypeNeeded, RootedDevice")]
    [InlineData("US SVOD HD 2026-05-01..open", "type=SVOD issued=2026-04-20", "NotInWindow(notYet), LicenceExpired(storage)")]
    [InlineData("US SVOD HD open..open", "type=SVOD issued=2026-04-01", "LicenceExpired(storage)")]
    public void Every_reason_is_told(string rows, string request, string answer)
    {
        var told = Decide("on", request, rows.Split(';', StringSplitOptions.TrimEntries));

        Assert.Equal(answer, string.Join(", ", told.Refusals.Select(refusal => refusal.Detail is { } detail ? $"{refusal.Code}({detail})" : refusal.Code.ToString())));
    }

    [Fact]
    public void Sentence_names_the_release_where_it_says_nothing() =>
        Assert.Equal("Nothing in release default/3 grants this title in DE.", Decide("on", "territory=DE", "US VOD HD").Refusals[0].Message);

    static Decision Decide(string terms, string request, params string[] rows)
    {
        var policies = new PolicyPool();
        var compiler = new GrantCompiler(new Evaluator(StatementBook.Of(TermText.ParseAll(terms)).At), policies);
        var grants = compiler.Compile(Sample.RightsOf(rows), RequestText.Usual.At);
        return new ReleasedRights("default/3", grants, policies.Policies).Decide(RequestText.Parse(request.Length == 0 ? "type=SVOD" : request));
    }
}
