using System.Globalization;
using System.Text;
using Portal.Domain.Avails;
using Portal.Testing;
using Xunit;

namespace Portal.Data.Tests.Avails;

/// <summary>
/// What is found in each sample, as approved text: counts and every finding, read into an empty catalog. To approve what is found now, run
/// these tests with <c>PORTAL_APPROVE=1</c> and look at what changed in <c>approved/</c>.
/// </summary>
public sealed class ApprovedFindingsTests
{
    const string Variable = "PORTAL_APPROVE";

    static string Folder => Repository.File("tests", "Portal.Data.Tests", "Avails", "approved");

    public static TheoryData<string> OwnSamples => [.. Own.Keys];

    /// <summary>Small deliveries that say much in few rows.</summary>
    static readonly Dictionary<string, Func<WorkbookBuilder>> Own = new(StringComparer.Ordinal)
    {
        ["own-movies-1.7.3"] = () => WorkbookBuilder.Movies("1.7.3")
            .Row(("Download", "FALSE"), ("EntryType", " FuLl  extract "), ("WorkType", " moVie "), ("FormatProfile", "hd"))
            .Row(("Territory", "EU")).Row(("Territory", "US, CA")).Row(("Territory", "ZZ"), ("TerritoryExclusion", "US,Narnia"))
            .Row(("Start", "04/05/2027")).Row(("End", null)).Row(("Start", "Theatrical"), ("ALID", "md:alid:org:test:waits"))
            .Row(("RentalDuration", "P1M")).Row(("Download", "perhaps")).Row(("FormatProfile", "3D")).Row(("LicenseType", "Library")),
        ["own-movies-1.9"] = () => WorkbookBuilder.Movies("1.9")
            .Row(("EntryType", "Fullz Extract")).Row(("EntryType", "Delete"), ("ALID", "md:alid:org:test:gone")).Row(("DisplayName", null), ("ContentID", null))
            .Row(("ALID", null)).Row(("ALID", "md:alid:eidr-s:1489-49A2-3956-4B2D-FE16-6")).Row(("LicenseType", "POEST")).Row(("TotalRunTime", "soon"))
            .Row(("Start", "2027-01-01"), ("End", "2026-01-01")).Row(("Territory", new Formula("B3", "US"))).Row(("Download", null)),
        ["own-episodes-1.8"] = () => WorkbookBuilder.Episodes("1.8")
            .Row().Row(("EpisodeTitleInternalAlias", null), ("EpisodeNumber", "two")).Row(("SeasonContentID", null)).Row(("WorkType", "Webisode"))
            .AndPlain("Notes", ["Anything"], ["else"]),
    };

    [Theory]
    [MemberData(nameof(OwnSamples))]
    public async Task Own_sample_has_the_findings_that_were_approved(string name) => await Approve(name, "delivery.xlsx", Own[name]().ToBytes());

    [Theory]
    [InlineData("Movies_v1.7.2.xlsx")]
    [InlineData("Movies_v1.7.3.xlsx")]
    [InlineData("Movies_v1.8.xlsx")]
    [InlineData("TV_v1.7.3.xlsx")]
    [InlineData("TV_v1.8.xlsx")]
    [InlineData("Avails_noErrors_v2.3_v1.7.3.xlsx")]
    [InlineData("Avails_noErrors_v2.3.xml")]
    [InlineData("Avails_withErrors.xml")]
    public async Task Shared_sample_has_the_findings_that_were_approved(string file)
    {
        var path = SharedSamples.Find("avails", file);
        Assert.SkipWhen(path is null, SharedSamples.Missing);
        await Approve(file, file, await File.ReadAllBytesAsync(path));
    }

    [Fact]
    public void Every_shared_sample_is_asked_about()
    {
        var folder = SharedSamples.Find("avails");
        Assert.SkipWhen(folder is null, SharedSamples.Missing);
        var samples = Directory.GetFiles(folder).Select(path => Path.GetFileName(path)).Where(name => Path.GetExtension(name) is ".xlsx" or ".xml");

        Assert.DoesNotContain(samples, name => !File.Exists(Path.Combine(Folder, name + ".txt")));
    }

    static async Task Approve(string name, string fileName, byte[] delivery)
    {
        var found = await FoundIn(fileName, delivery);
        var path = Path.Combine(Folder, name + ".txt");
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 })
        {
            await File.WriteAllTextAsync(path, found);
        }
        Assert.True(File.Exists(path), $"{name} has no approved text: set {Variable}=1 to record it.");
        Assert.Equal(await File.ReadAllTextAsync(path), found);
    }

    static async Task<string> FoundIn(string fileName, byte[] delivery)
    {
        await using var database = await TestDatabase.Create();
        var outcome = await new ImportFixture(database).ImportAvails.DryRun(ImportFixture.Manager, fileName, new MemoryStream(delivery), CancellationToken.None);
        var text = new StringBuilder();
        if (outcome is ImportOutcome.Done({ Import: var import }))
        {
            text.Append(CultureInfo.InvariantCulture, $"template {import.Template}\n");
            text.Append(CultureInfo.InvariantCulture, $"rows read {import.Rows.Read}, accepted {import.Rows.Accepted}, rejected {import.Rows.Rejected}\n");
            text.Append(CultureInfo.InvariantCulture, $"titles added {import.Changes.TitlesAdded}, avails added {import.Changes.AvailsAdded}\n");
        }
        var findings = outcome switch
        {
            ImportOutcome.Done done => done.Import.Findings,
            ImportOutcome.Unreadable unreadable => unreadable.Findings,
            _ => throw new InvalidOperationException($"An import ended as {outcome.GetType().Name}."),
        };
        foreach (var code in findings.CountBy(finding => (finding.Severity, finding.Code)).OrderBy(code => code.Key.Severity).ThenBy(code => code.Key.Code, StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"{code.Value} {code.Key.Severity} {code.Key.Code}\n");
        }
        text.Append('\n');
        foreach (var finding in findings)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"{finding.Severity} {finding.Code} | {finding.Sheet ?? "-"} | {finding.Row?.ToString(CultureInfo.InvariantCulture) ?? "-"} {finding.Cell ?? "-"} | {finding.Column ?? "-"} | {finding.Message.ReplaceLineEndings(" ")}\n");
        }
        return text.ToString();
    }
}
