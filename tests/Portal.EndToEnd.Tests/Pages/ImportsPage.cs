using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Portal.EndToEnd.Tests.Pages;

public sealed class ImportsPage(IPage page)
{
    /// <summary>Until the page is alive, a file is chosen in vain; its history shows only then.</summary>
    public async Task Open()
    {
        await page.GotoAsync("/imports");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Earlier imports" })).ToBeVisibleAsync();
    }

    /// <summary>Uploads a workbook and waits for what it would change.</summary>
    public async Task DryRun(string fileName, byte[] workbook)
    {
        await page.GetByLabel("Avails workbook").SetInputFilesAsync(
            new FilePayload { Name = fileName, MimeType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", Buffer = workbook });
        await Expect(page.GetByText("nothing was changed yet")).ToBeVisibleAsync();
    }

    /// <summary>A figure of the import by its name: <c>Rows read</c>, <c>Titles added</c>.</summary>
    public ILocator Figure(string name) =>
        page.GetByRole(AriaRole.Term).Filter(new() { HasTextString = name }).Locator("xpath=following-sibling::dd");

    /// <summary>The line of the findings' table with that sheet, row and cell.</summary>
    public ILocator Finding(string sheet, int row, string cell) =>
        page.GetByRole(AriaRole.Row).Filter(new() { Has = Cell(sheet) }).Filter(new() { Has = Cell($"{row}") }).Filter(new() { Has = Cell(cell) });

    public async Task Apply()
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Apply import" }).ClickAsync();
        await Expect(page.GetByText("Import applied")).ToBeVisibleAsync();
    }

    /// <summary>Goes to the deal whose rows do not state whether downloads are allowed.</summary>
    public Task SettleFor(string deal) => page.GetByRole(AriaRole.Link, new() { Name = $"Settle it for {deal}" }).ClickAsync();

    ILocator Cell(string text) => page.GetByRole(AriaRole.Cell, new() { Name = text, Exact = true });
}
