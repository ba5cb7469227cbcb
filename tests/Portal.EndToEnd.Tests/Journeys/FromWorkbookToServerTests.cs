using Portal.EndToEnd.Tests.Browsers;
using Portal.EndToEnd.Tests.Pages;
using Portal.EndToEnd.Tests.Processes;
using Portal.Testing;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Portal.EndToEnd.Tests.Journeys;

/// <summary>The main job: a studio's workbook becomes a signed release that license servers have verified and applied.</summary>
public sealed class FromWorkbookToServerTests(SharedHost host) : BrowserTest(host)
{
    const string Title = "The Tin Cartographer";
    const string TitleId = "md:cid:org:test:tin-cartographer";
    const string Deal = "FH-2026-9";

    [Fact]
    public async Task A_workbook_becomes_a_release_that_license_servers_apply()
    {
        var alice = await SignIn("alice");
        await ImportsTheWorkbook(alice);
        await SettlesTheDeal(alice);
        await EditsAndSubmits(alice);

        var arthur = await SignIn("arthur");
        await NobodyApprovesTheirOwn(alice);
        await Approves(arthur);

        await using var server = await LicenseServerProcess.StartFor(Host.Portal);
        await (await FeedApi.Of(Host.Portal)).Add(server);
        await Publishes(arthur, server);
    }

    static async Task ImportsTheWorkbook(Person alice)
    {
        var workbook = WorkbookBuilder.Movies()
            .Row([.. Cartographer, ("LicenseType", "VOD")])
            .Row([.. Cartographer, ("LicenseType", "SVOD"), ("Download", null)])
            .Row(("ContentID", "md:cid:org:test:broken"), ("ALID", "md:alid:org:test:broken"), ("ContractID", Deal), ("Start", "2026-13-45"))
            .ToBytes();
        var imports = new ImportsPage(alice.Page);
        await imports.Open();
        await imports.DryRun("fernhollow.xlsx", workbook);

        await Expect(imports.Figure("Rows read")).ToHaveTextAsync("3");
        await Expect(imports.Figure("Rejected")).ToHaveTextAsync("1");
        await Expect(imports.Figure("Titles added")).ToHaveTextAsync("1");
        await Expect(imports.Finding("Movies", row: 6, cell: "J6")).ToContainTextAsync("2026-13-45");
        await imports.Apply();
        await imports.SettleFor(Deal);
    }

    static (string, object?)[] Cartographer =>
    [
        ("DisplayName", "Fernhollow Films"), ("ContractID", Deal), ("TitleInternalAlias", "Tin Cartographer, The"), ("TitleDisplayUnlimited", Title),
        ("ContentID", TitleId), ("ALID", "md:alid:org:test:tin-cartographer"),
    ];

    static async Task SettlesTheDeal(Person alice)
    {
        var deal = new DealPage(alice.Page);
        await deal.TreatNotStatedAsAllowed();
        await deal.Draft.Submit("The contract allows downloads.");
    }

    static async Task EditsAndSubmits(Person alice)
    {
        var titles = new TitlesPage(alice.Page);
        await titles.Open();
        await titles.OpenTitle(Title);
        var title = new TitlePage(alice.Page);
        await title.EditTerms();

        var form = new TermsForm(alice.Page);
        await form.Choose("Offline", "Allowed");
        await form.SetLength("Storage window", 14, "Days");
        await form.SetLength("Playback window", 24, "Hours");
        await form.SetFloor("HD", "hardware");
        await form.SetFloor("SD", "software");
        await form.Choose("Plans", "Only these");
        await form.Check("Plans", "Premium");
        await Expect(form.WordsAtDownload).ToContainTextAsync("Available for 14 more days");
        await form.SaveDraft();
        await title.Draft.Submit("Two weeks, as the contract says.");
    }

    static async Task NobodyApprovesTheirOwn(Person alice)
    {
        var reviews = new ReviewsPage(alice.Page);
        await reviews.Open(Title);
        await Expect(reviews.ApproveButton).ToHaveCountAsync(0);
    }

    static async Task Approves(Person arthur)
    {
        var reviews = new ReviewsPage(arthur.Page);
        await reviews.Open(Deal);
        await reviews.Approve("As the contract says.");
        await reviews.Open(Title);
        await Expect(reviews.Difference("Storage window")).ToContainTextAsync("14 days");
        await Expect(reviews.Difference("Playback window")).ToContainTextAsync("24 hours");
        await reviews.Approve("Two weeks it is.");
    }

    static async Task Publishes(Person arthur, LicenseServerProcess server)
    {
        var publishing = new PublishingPage(arthur.Page);
        await publishing.Open();
        var release = await publishing.ReleaseNow();
        await publishing.SeesApplied(FeedApi.LocalFolder, release);
        await publishing.SeesApplied(FeedApi.Pushed, release);

        Assert.Equal(release, await server.Release());
        var licence = await server.Licence(TitleId, "HD");
        Assert.True(licence.GetProperty("allowed").GetBoolean(), licence.ToString());
        Assert.Equal("P14D", licence.GetProperty("storageWindow").GetString());
    }
}
