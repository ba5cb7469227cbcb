using System.Collections.Immutable;
using LicenseServer.Issuing;
using Portal.Domain.Feeds.Bundles;

namespace LicenseServer.Tests.Issuing;

public class LicenceAnswersTests
{
    static readonly DateTimeOffset Now = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);

    static readonly BundleContent Content = new(
        new ReleaseDocument(
            1, "default", 7, Now, Now.AddDays(30), "", null, "", new ReleaseCounts(2, 2, 1), new ReleaseWithdrawals(0, 5, false), []),
        SampleCatalog.Default.Policies,
        SampleCatalog.Default.GrantSetByTitle);

    [Theory]
    [InlineData("absent", "HD", null, null, null, "OfflineForbidden")]
    [InlineData(SampleCatalog.Lantern, "UHD", null, null, null, "QualityNotGranted")]
    [InlineData(SampleCatalog.Lantern, "HD", "US", "SVOD", null, "QualityNotGranted")]
    [InlineData(SampleCatalog.Lantern, "HD", "DE", "VOD", null, "NotInWindow")]
    [InlineData(SampleCatalog.Lantern, "SD", "CA", "SVOD", null, "NotInWindow")]
    [InlineData(SampleCatalog.Lantern, "SD", "US", "EST", null, "NotInWindow")]
    [InlineData(SampleCatalog.Lantern, "HD", null, null, "roku", "PlatformNotGranted")]
    [InlineData(SampleCatalog.Lantern, "HD", "US", "VOD", "ios", null)]
    [InlineData(SampleCatalog.Lantern, "SD", "DE", "SVOD", "android", null)]
    [InlineData(SampleCatalog.Lantern, "SD", null, null, null, null)]
    public void Licence_is_granted_or_says_why_not(
        string title, string quality, string? territory, string? licenseType, string? platform, string? reason)
    {
        var answer = LicenceAnswers.Answer(Content, new LicenceQuestion(title, quality, territory, licenseType, platform, Now), Now);

        Assert.Equal((reason is null, reason), (answer.Allowed, answer.Reason));
        Assert.Equal(7, answer.Release);
    }

    [Fact]
    public void Window_is_half_open_and_judged_at_issue()
    {
        var end = Now.AddDays(1);
        var content = WithGrant(grant => grant with { Window = new GrantWindow(Now, end) });

        Assert.Equal("NotInWindow", Ask(content, Now.AddSeconds(-1)).Reason);
        Assert.True(Ask(content, Now).Allowed);
        Assert.True(Ask(content, end.AddSeconds(-1)).Allowed);
        Assert.Equal("NotInWindow", Ask(content, end).Reason);
    }

    [Fact]
    public void Past_hard_end_nothing_is_issued()
    {
        var content = WithGrant(grant => grant with { HardEnd = Now });

        Assert.True(Ask(content, Now.AddSeconds(-1)).Allowed);
        Assert.Equal("LicenceExpired", Ask(content, Now).Reason);
    }

    [Fact]
    public void At_valid_until_nothing_is_issued()
    {
        Assert.True(Ask(Content, Now.AddDays(30).AddSeconds(-1)).Allowed);
        Assert.Equal("ReleaseExpired", Ask(Content, Now.AddDays(30)).Reason);
    }

    [Fact]
    public void Of_two_grants_the_one_that_lasts_longer_wins()
    {
        var content = WithGrants(grants => [.. new[] { 2, 9, 4 }.Select(days => grants[0] with { HardEnd = Now.AddDays(days) })]);

        Assert.Equal(Now.AddDays(9), Ask(content, Now).HardEnd);
    }

    [Fact]
    public void Keys_are_the_quality_and_all_below_it_with_audio()
    {
        Assert.Equal(["HD", "SD", "AUDIO"], Ask(Content, Now).Keys);
        Assert.Empty(LicenceAnswers.Answer(null, new LicenceQuestion("x", "SD", null, null, null, Now), Now).Keys);
    }

    static LicenceAnswer Ask(BundleContent content, DateTimeOffset at) =>
        LicenceAnswers.Answer(content, new LicenceQuestion(SampleCatalog.Lantern, "HD", "US", "VOD", "android", at), at);

    static BundleContent WithGrant(Func<GrantDocument, GrantDocument> change) => WithGrants(grants => [.. grants.Select(change)]);

    static BundleContent WithGrants(Func<ImmutableArray<GrantDocument>, ImmutableArray<GrantDocument>> change) => Content with
    {
        Policies = Content.Policies with
        {
            GrantSets = Content.Policies.GrantSets.ToImmutableDictionary(entry => entry.Key, entry => change(entry.Value)),
        },
    };
}
