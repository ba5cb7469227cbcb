using System.Collections.Immutable;
using System.Text.Json;
using Portal.Domain.Changes;
using Portal.Domain.Changes.Lint;
using Portal.Domain.Rights;
using Portal.Domain.Time;
using Portal.Testing.Rights;
using Xunit;

namespace Portal.Domain.Tests.Changes;

public sealed class TermLintTests
{
    static readonly Scope Title = Scope.Title("t");

    [Theory]
    [InlineData("""{ "platforms": ["tvos", "edge"] }""", "NoPlatformPersists", LintSeverity.Error, Term.Platforms)]
    [InlineData("""{ "qualities": { "UHD": { "deviceTier": "hardware" } } }""", "UhdWithoutHdcp22", LintSeverity.Error, Term.Qualities)]
    [InlineData("""{ "qualities": { "UHD": { "securityLevel": { "widevine": "L1", "playready": "SL3000" } } } }""", "UhdWithoutHdcp22", LintSeverity.Error, Term.Qualities)]
    [InlineData("""{ "platforms": ["android", "chrome"] }""", "PlatformCannotPersist", LintSeverity.Warning, Term.Platforms)]
    [InlineData("""{ "playbackWindow": "P31D", "storageWindow": "P30D" }""", "PlaybackLongerThanStorage", LintSeverity.Warning, Term.PlaybackWindow)]
    [InlineData("""{ "storageWindow": "PT24H" }""", "VOD: PlaybackLongerThanStorage", LintSeverity.Warning, Term.PlaybackWindow)]
    [InlineData("""{ "checkInInterval": "P31D", "storageWindow": "P30D" }""", "CheckInLongerThanStorage", LintSeverity.Warning, Term.CheckInInterval)]
    [InlineData("""{ "qualities": { "HD": { "deviceTier": "software" } } }""", "HdOnSoftware", LintSeverity.Warning, Term.Qualities)]
    [InlineData("""{ "qualities": { "HD": { "securityLevel": { "widevine": "L3" } } } }""", "HdOnSoftware", LintSeverity.Warning, Term.Qualities)]
    [InlineData("""{ "qualities": { "HD": { "securityLevel": { "widevine": "L1" } } } }""", "HdOnSoftware", LintSeverity.Warning, Term.Qualities)]
    [InlineData("""{ "qualities": { "SD": null, "HD": null, "UHD": null }, "offlineAllowed": true }""", "NoQualityGranted", LintSeverity.Warning, Term.Qualities)]
    [InlineData("""{ "qualities": { "SD": null } }""", "DefaultQualityNotGranted", LintSeverity.Warning, Term.DefaultQuality)]
    [InlineData("""{ "defaultQuality": "UHD" }""", "DefaultQualityIsHighest", LintSeverity.Warning, Term.DefaultQuality)]
    [InlineData("""{ "qualities": { "UHD": null }, "defaultQuality": "HD" }""", "DefaultQualityIsHighest", LintSeverity.Warning, Term.DefaultQuality)]
    [InlineData("""{ "playbackWindow": "PT36H", "storageWindow": "P3D" }""", "FairPlayStretches", LintSeverity.Warning, Term.PlaybackWindow)]
    [InlineData("""{ "playbackWindow": "P20000D", "storageWindow": "P36500D" }""", "FairPlayStretches", LintSeverity.Warning, Term.PlaybackWindow)]
    [InlineData("""{ "platforms": ["ios"] }""", "VOD: FairPlayStretches", LintSeverity.Warning, Term.PlaybackWindow)]
    [InlineData("""{ "storageWindow": null, "playbackWindow": "PT48H" }""", "VOD: NeverEnds", LintSeverity.Warning, Term.StorageWindow)]
    public void Statement_has_exactly_one_finding(string values, string code, LintSeverity severity, Term term)
    {
        var finding = Assert.Single(Judge(values));

        var types = code.Split(": ") is [var stated, _] ? stated : null;
        Assert.Equal((code.Split(": ")[^1], severity, term), (finding.Code, finding.Severity, finding.Term));
        Assert.Equal(types, finding.Message.Split(": ") is [var named, ..] && Enum.TryParse<LicenseType>(named, out _) ? named : null);
    }

    [Theory]
    [InlineData("""{ "offlineAllowed": true, "storageWindow": "P30D", "playbackWindow": "PT48H", "platforms": ["ios", "android"] }""")]
    [InlineData("""{ "qualities": { "SD": { "deviceTier": "software" }, "HD": { "deviceTier": "hardware" }, "UHD": { "deviceTier": "hardware-uhd" } } }""")]
    [InlineData("""{ "qualities": { "HD": { "deviceTier": "hardware", "securityLevel": { "playready": "SL3000" } } } }""")]
    [InlineData("""{ "qualities": { "HD": { "securityLevel": { "widevine": "L1", "playready": "SL3000" } } } }""")]
    [InlineData("""{ "qualities": { "HD": { "securityLevel": { "widevine": "L1" } } }, "platforms": ["ios", "android"] }""")]
    [InlineData("""{ "playbackWindow": "P30D", "storageWindow": "P30D" }""")]
    [InlineData("""{ "checkInInterval": "P7D" }""")]
    [InlineData("""{ "playbackWindow": "PT48H", "storageWindow": "P7D" }""")]
    [InlineData("""{ "playbackWindow": "PT36H", "storageWindow": "P3D", "platforms": ["android"] }""")]
    public void Statement_as_most_contracts_have_it_has_no_finding(string values) => Assert.Empty(Judge(values));

    [Fact]
    public void Starting_terms_have_no_finding_whatever_touches_them()
    {
        var everything = Statement(Title, """{ "atExpiry": "cut" }""") with
        {
            Limits = Enum.GetValues<Term>().ToImmutableSortedDictionary(term => term, _ => new TermLimit(TermValue.None, null)),
        };

        Assert.Empty(TermLint.Judge(new TermsChange(null, everything, 1, []), StatementBook.Of([everything with { Limits = ImmutableSortedDictionary<Term, TermLimit>.Empty }]), Nowhere, Now));
    }

    [Fact]
    public void Count_of_zero_is_an_error_where_it_is_met()
    {
        var statement = Statement(Title, "{ }") with
        {
            Values = ImmutableSortedDictionary<Term, TermValue>.Empty.Add(Term.DownloadsPerTitle, new TermValue.Counts([new CountPer(0, Duration.FromDays(1))])),
        };

        Assert.Equal("Zero", Assert.Single(Judge(statement, Nowhere)).Code);
    }

    [Fact]
    public void Tier_that_does_not_exist_is_an_error()
    {
        var statement = Statement(Title, "{ }") with
        {
            Values = ImmutableSortedDictionary<Term, TermValue>.Empty.Add(
                Term.Qualities, new TermValue.Floors(ImmutableSortedDictionary<Quality, QualityFloor?>.Empty.Add(Quality.SD, new QualityFloor("titanium")))),
        };

        Assert.Contains(Judge(statement, Nowhere), finding => finding is { Code: "NoTierForQuality", IsError: true });
    }

    [Fact]
    public void Playback_shorter_than_the_run_time_is_a_warning() =>
        Assert.Equal("PlaybackShorterThanRunTime", Assert.Single(
            Judge(Statement(Title, """{ "playbackWindow": "PT1H" }"""), Nowhere with { RunTime = Duration.FromSeconds(6000) })).Code);

    [Fact]
    public void Wider_scope_s_limit_is_judged_with_the_statement()
    {
        var statement = Statement(Title, """{ "platforms": ["ios"] }""");
        using var limits = JsonDocument.Parse("""{ "limits": { "platforms": { "value": ["android", "chrome"] } } }""");
        var portal = TermJson.Read(Scope.Portal, limits.RootElement).Statement!;

        var findings = TermLint.Judge(new TermsChange(null, statement, 1, []), StatementBook.Of([statement, portal]), Nowhere, Now);

        Assert.Equal(["NoPlatformPersists", "OverCeiling"], findings.Select(finding => finding.Code));
    }

    [Fact]
    public void What_a_change_does_not_touch_is_not_told_again()
    {
        var portal = Statement(Scope.Portal, """{ "qualities": { "HD": { "deviceTier": "software" } } }""");
        var statement = Statement(Title, """{ "storageWindow": "P45D" }""");

        Assert.Empty(TermLint.Judge(new TermsChange(null, statement, 1, []), StatementBook.Of([statement, portal]), Nowhere, Now));
    }

    [Fact]
    public void Narrowed_statement_is_judged_only_where_it_applies()
    {
        using var json = JsonDocument.Parse("""{ "licenseTypes": ["EST"], "values": { "storageWindow": null } }""");
        var statement = TermJson.Read(Title, json.RootElement).Statement!;

        Assert.Empty(Judge(statement, Nowhere));
    }

    [Fact]
    public void Browsers_alone_are_an_error_while_none_persists_and_a_warning_of_their_own() =>
        Assert.Equal(["NoPlatformPersists", "OnlyBrowsers"], Judge("""{ "platforms": ["chrome", "edge"] }""").Select(finding => finding.Code));

    static DateTimeOffset Now => Instant.At("2026-06-01");

    static LintTarget Nowhere => new([new LintPath([Scope.Portal, Title], null)], null);

    static ImmutableArray<LintFinding> Judge(string values) => Judge(Statement(Title, values), Nowhere);

    static ImmutableArray<LintFinding> Judge(TermStatement statement, LintTarget target) =>
        TermLint.Judge(new TermsChange(null, statement, 1, []), StatementBook.Of([statement]), target, Now);

    static TermStatement Statement(Scope scope, string values)
    {
        using var document = JsonDocument.Parse($$"""{ "values": {{values}} }""");
        var (statement, problems) = TermJson.Read(scope, document.RootElement);
        return statement ?? throw new FormatException(problems[0].Message);
    }
}
