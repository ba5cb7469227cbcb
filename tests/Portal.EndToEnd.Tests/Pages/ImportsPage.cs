using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Portal.EndToEnd.Tests.Pages;

public sealed class ImportsPage(IPage page)
{
    static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    ILocator Dropped => page.GetByRole(AriaRole.Progressbar).Or(DryRunNote).First;

    ILocator DryRunNote => page.GetByText("nothing was changed yet");

    public Task Open() => page.GotoAsync("/imports");

    /// <summary>Uploads a workbook and waits for what it would change.</summary>
    public async Task DryRun(string fileName, byte[] workbook)
    {
        var file = new FilePayload { Name = fileName, MimeType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", Buffer = workbook };

        // The control listens a moment after it shows; a file chosen sooner goes unnoticed.
        await Eventually.True("the page takes the workbook", Limit, async () =>
        {
            await page.GetByLabel("Avails workbook").SetInputFilesAsync(file);
            return await Shows(Dropped);
        });
        await Expect(DryRunNote).ToBeVisibleAsync();
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
    public Task SettleFor(string deal) => page.GetByRole(AriaRole.Link, new() { Name = $"Settle it for deal {deal}" }).ClickAsync();

    static async Task<bool> Shows(ILocator locator)
    {
        try
        {
            await locator.WaitForAsync(new() { Timeout = 3_000 });
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    ILocator Cell(string text) => page.GetByRole(AriaRole.Cell, new() { Name = text, Exact = true });
}
