using Portal.Domain.Rights;
using Portal.Domain.Time;
using Portal.Testing.Rights;
using Xunit;

namespace Portal.Domain.Tests.Rights;

public sealed class TermRulesTests
{
    const int Rounds = 500;

    public static TheoryData<Term> Terms => new(Enum.GetValues<Term>());

    [Theory]
    [MemberData(nameof(Terms))]
    public void Limit_applied_twice_gives_the_same(Term term)
    {
        var values = new TermValues(1);
        for (var round = 0; round < Rounds; round++)
        {
            var (value, limit) = (values.Any(term), values.Limit(term));
            var once = TermRules.Tighten(term, value, limit);
            Assert.Equal(once, TermRules.Tighten(term, once, limit));
        }
    }

    [Theory]
    [MemberData(nameof(Terms))]
    public void Limits_in_any_order_give_the_same(Term term)
    {
        var values = new TermValues(2);
        for (var round = 0; round < Rounds; round++)
        {
            var (value, one, other) = (values.Any(term), values.Limit(term), values.Limit(term));
            Assert.Equal(
                TermRules.Tighten(term, TermRules.Tighten(term, value, one), other),
                TermRules.Tighten(term, TermRules.Tighten(term, value, other), one));
        }
    }

    [Theory]
    [MemberData(nameof(Terms))]
    public void Limit_never_widens(Term term)
    {
        var values = new TermValues(3);
        for (var round = 0; round < Rounds; round++)
        {
            var (value, limit) = (values.Any(term), values.Limit(term));
            var tightened = TermRules.Tighten(term, value, limit);
            // What is no wider than a value is left alone by that value as a limit.
            Assert.Equal(tightened, TermRules.Tighten(term, tightened, value));
        }
    }

    [Theory]
    [MemberData(nameof(Terms))]
    public void None_under_a_limit_becomes_the_limit(Term term)
    {
        var limit = new TermValues(4).Limit(term);
        Assert.Equal(limit, TermRules.Tighten(term, TermValue.None, limit));
        Assert.Equal(limit, TermRules.Tighten(term, limit, TermValue.None));
    }

    [Theory]
    [InlineData(Term.OfflineAllowed, false)]
    [InlineData(Term.RenewOnCheckIn, false)]
    [InlineData(Term.ClipToAvailEnd, true)]
    public void Strict_flag_wins(Term term, bool strict)
    {
        Assert.Equal(new TermValue.Flag(strict), TermRules.Tighten(term, new TermValue.Flag(!strict), new TermValue.Flag(strict)));
        Assert.Equal(new TermValue.Flag(strict), TermRules.Tighten(term, new TermValue.Flag(strict), new TermValue.Flag(!strict)));
    }

    [Theory]
    [InlineData(Term.DownloadNotStated, "allowed", "forbidden")]
    [InlineData(Term.RootedDevices, "allowed", "blocked")]
    [InlineData(Term.AtExpiry, "finish", "cut")]
    [InlineData(Term.OnLapse, "keep", "grace P7D")]
    [InlineData(Term.OnLapse, "grace P7D", "grace P3D")]
    [InlineData(Term.OnLapse, "grace P3D", "atNextCheckIn, grace P3D")]
    [InlineData(Term.OnLapse, "atNextCheckIn", "atNextCheckIn, grace P3D")]
    [InlineData(Term.DefaultQuality, "UHD", "HD")]
    [InlineData(Term.DefaultQuality, "HD", "SD")]
    public void Strict_word_wins(Term term, string loose, string strict) =>
        Assert.Equal(new TermValue.Word(strict), TermRules.Tighten(term, new TermValue.Word(loose), new TermValue.Word(strict)));

    [Theory]
    [InlineData("grace P7D", "atNextCheckIn", "atNextCheckIn, grace P7D")]
    [InlineData("atNextCheckIn", "grace P7D", "atNextCheckIn, grace P7D")]
    [InlineData("atNextCheckIn, grace P7D", "grace P3D", "atNextCheckIn, grace P3D")]
    [InlineData("atNextCheckIn, grace P7D", "keep", "atNextCheckIn, grace P7D")]
    public void Check_in_and_grace_both_count_where_they_meet(string value, string limit, string counts) =>
        Assert.Equal(new TermValue.Word(counts), TermRules.Tighten(Term.OnLapse, new TermValue.Word(value), new TermValue.Word(limit)));

    [Fact]
    public void Sets_intersect_down_to_nothing()
    {
        Assert.Equal(TermValue.Ids.Of("ios"), TermRules.Tighten(Term.Platforms, TermValue.Ids.Of("ios", "android"), TermValue.Ids.Of("ios", "windows")));
        Assert.Empty(((TermValue.Ids)TermRules.Tighten(Term.Platforms, TermValue.Ids.Of("ios"), TermValue.Ids.Of("windows"))).Values);
    }

    [Fact]
    public void Floors_take_the_highest_of_tier_and_of_each_level()
    {
        var tightened = Tightened(
            "{HD: {deviceTier: software, securityLevel: {widevine: L1, playready: SL2000}}}",
            "{HD: {deviceTier: hardware, securityLevel: {widevine: L3, playready: SL3000}}}");

        Assert.Equal(Floors("{HD: {deviceTier: hardware, securityLevel: {widevine: L1, playready: SL3000}}}"), tightened);
    }

    [Fact]
    public void Limit_on_a_quality_forbids_it_and_grants_no_other()
    {
        Assert.Equal(
            Floors("{SD: {deviceTier: software}, HD: null}"),
            Tightened("{SD: {deviceTier: software}, HD: {deviceTier: hardware}}", "{HD: null, UHD: {deviceTier: hardware}}"));
    }

    [Fact]
    public void Counts_of_different_periods_all_stay_and_of_one_period_the_least()
    {
        var month = Duration.FromDays(30);
        var year = Duration.FromDays(365);

        var tightened = TermRules.Tighten(
            Term.DownloadsPerTitle,
            TermRules.Combine([new CountPer(5, year)]),
            TermRules.Combine([new CountPer(2, month), new CountPer(7, year)]));

        Assert.Equal(TermRules.Combine([new CountPer(2, month), new CountPer(5, year)]), tightened);
    }

    static TermValue Tightened(string value, string limit) => TermRules.Tighten(Term.Qualities, Floors(value), Floors(limit));

    static TermValue Floors(string text) => TermText.Parse($"title {{qualities: {text}}}").Values[Term.Qualities];
}
