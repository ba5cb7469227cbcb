using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.DependencyInjection;
using Portal.Data.Avails.Workbooks;
using Portal.Domain.Access;
using Portal.Domain.Audit;
using Portal.Domain.Avails;
using Portal.Domain.Catalog;
using Portal.Domain.Storage;
using Portal.Testing;
using Portal.Web.Features.Imports;
using Portal.Web.Uploads;

namespace Portal.Web.Tests.Imports;

public sealed class ImportPageTests : PageContext
{
    readonly EmptyCatalog catalog = new();
    readonly KeptImports imports = new();
    readonly BuiltFiles files = new();

    public ImportPageTests()
        : base(Role.RightsManager)
    {
        Services.AddSingleton<ICatalogStore>(catalog);
        Services.AddSingleton<IRightsRevision>(catalog);
        Services.AddSingleton<IImportStore>(imports);
        Services.AddSingleton<IImportReader>(imports);
        Services.AddSingleton<IAvailsFiles>(files);
        Services.AddSingleton(Spools.InMemory());
        Services.AddSingleton<IAuditLog>(new CountingLog());
        Services.AddSingleton<IUnitOfWork>(new DirectWrites());
        Services.AddSingleton<ImportAvails>();
        Services.AddSingleton<ApplyImport>();
        Services.AddSingleton(new WorkbookLimits { FileBytes = 1024 * 1024 });
        Services.AddSingleton<UploadFolder>();
    }

    [Fact]
    public void Upload_that_can_be_read_leads_to_its_dry_run()
    {
        files.Workbook = WorkbookBuilder.Movies().Row();
        var page = Render<ImportsPage>();

        Drop(page, "movies.xlsx", "PK");

        page.WaitForAssertion(() => Assert.EndsWith(
            $"/imports/{Assert.Single(imports.All).Import.Id}", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal));
    }

    [Fact]
    public void Upload_that_cannot_be_read_says_why_and_that_nothing_changed()
    {
        var page = Render<ImportsPage>();

        Drop(page, "letter.xlsx", "Dear studio");

        var words = page.WaitForElement("[role=alert]").TextContent;
        Assert.Contains("letter.xlsx was not imported", words, StringComparison.Ordinal);
        Assert.Contains("it is a letter", words, StringComparison.Ordinal);
        Assert.Contains("Nothing was changed", words, StringComparison.Ordinal);
        Assert.Empty(imports.All);
    }

    [Fact]
    public void Upload_above_the_limit_is_refused_by_name_without_being_sent()
    {
        var page = Render<ImportsPage>();

        Drop(page, "huge.xlsx", new string('x', 1024 * 1024 + 1));

        Assert.Contains("huge.xlsx is larger than 1 MB", page.WaitForElement("[role=alert]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Upload_control_is_labelled_and_says_its_limit()
    {
        var page = Render<ImportsPage>();

        Assert.Equal("Avails workbook or XML", page.Find($"label[for={page.Find("input[type=file]").Id}]").TextContent);
        Assert.Contains("at most 1 MB", page.Find("#avails-hint").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Dry_run_shows_what_would_change_and_is_applied_with_one_button()
    {
        var page = await ShowDryRun(WorkbookBuilder.Movies().Row(("Download", null)));
        Assert.Contains("nothing was changed yet", page.Find("[role=status]").TextContent, StringComparison.Ordinal);
        Assert.Equal("1", Figure(page, "Titles added"));
        Assert.Contains("1 row of deal NL-2026-1 does not state whether downloads are allowed.", page.Markup, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("a[href='/deals/NL-2026-1']"));

        page.FindAll("button").Single(button => button.TextContent.Trim() == "Apply import").Click();

        page.WaitForAssertion(() => Assert.Contains("Import applied", page.Find("[role=status]").TextContent, StringComparison.Ordinal));
        Assert.NotNull(page.Find("a[href='/titles']"));
        Assert.Equal("Settle it for deal NL-2026-1", page.Find("a[href='/deals/NL-2026-1']").TextContent);
        Assert.False(Assert.Single(imports.All).DryRun);
        Assert.DoesNotContain(page.FindAll("button"), button => button.TextContent.Contains("Apply", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Dry_run_that_rights_overtook_says_to_run_it_again()
    {
        var page = await ShowDryRun(WorkbookBuilder.Movies().Row());
        catalog.Revision++;

        page.FindAll("button").Single(button => button.TextContent.Trim() == "Apply import").Click();

        page.WaitForAssertion(() => Assert.Contains("Rights changed since this dry run", page.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        Assert.True(Assert.Single(imports.All).DryRun);
    }

    [Fact]
    public async Task Dry_run_opened_after_rights_changed_cannot_be_applied()
    {
        catalog.Revision = 7;
        var page = await ShowDryRun(WorkbookBuilder.Movies().Row(), whenShown: () => catalog.Revision = 8);

        Assert.Contains("Run it again", page.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(page.FindAll("button"), button => button.TextContent.Contains("Apply", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Findings_are_placed_by_sheet_row_and_cell_and_narrowed_by_severity()
    {
        var workbook = WorkbookBuilder.Movies().Rows(47, row => [("ALID", $"md:alid:org:test:{row}"), ("Start", "2026-13-45")]);
        var page = await ShowDryRun(workbook, severity: "error");

        Assert.Equal(47, page.FindAll(".findings-table tbody tr").Count);
        var first = page.Find(".findings-table tbody tr").QuerySelectorAll("td").Select(cell => cell.TextContent.Trim()).ToList();
        Assert.Equal(["Error", "Movies", "4", workbook.AddressOf("Start", 4), "Start"], first[..5]);
        Assert.Contains("2026-13-45", first[5], StringComparison.Ordinal);
        Assert.Equal("47 errors", page.Find(".choice a[aria-current]").TextContent.Trim());
        Assert.Contains("No row could be taken", page.Find("[role=status]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Import_that_does_not_exist_says_so()
    {
        var page = Render<ImportPage>(parameters => parameters.Add(shown => shown.Id, "none"));

        Assert.Equal("There is no such import", page.Find("h1").TextContent);
    }

    [Fact]
    public async Task History_lists_imports_with_their_addresses()
    {
        await ShowDryRun(WorkbookBuilder.Movies().Row());

        var page = Render<ImportsPage>();

        var id = Assert.Single(imports.All).Import.Id;
        Assert.Equal("movies.xlsx", page.WaitForElement($"a[href='/imports/{id}']").TextContent);
        Assert.Contains("Dry run", page.Find("tbody tr").TextContent, StringComparison.Ordinal);
    }

    async Task<IRenderedComponent<ImportPage>> ShowDryRun(WorkbookBuilder workbook, string? severity = null, Action? whenShown = null)
    {
        files.Workbook = workbook;
        var alice = new Viewer("alice", [Permission.WriteRights]);
        await Services.GetRequiredService<ImportAvails>().DryRun(alice, "movies.xlsx", Stream.Null, CancellationToken.None);
        whenShown?.Invoke();
        var id = imports.All[^1].Import.Id;
        var navigation = Services.GetRequiredService<NavigationManager>();
        navigation.NavigateTo($"/imports/{id}" + (severity is null ? "" : $"?severity={severity}"));
        var page = Render<ImportPage>(parameters => parameters.Add(shown => shown.Id, id));
        page.WaitForElement("h1");
        return page;
    }

    static void Drop(IRenderedComponent<ImportsPage> page, string name, string content) =>
        page.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromText(content, name));

    static string Figure(IRenderedComponent<ImportPage> page, string name) =>
        page.FindAll(".figures dt").Single(term => term.TextContent == name).NextElementSibling!.TextContent;
}
