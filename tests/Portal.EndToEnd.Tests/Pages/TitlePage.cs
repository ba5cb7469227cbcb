using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Portal.EndToEnd.Tests.Pages;

public sealed class TitlePage(IPage page)
{
    public DraftPanel Draft => new(page);

    /// <summary>What the clocks' tab says the viewer would read.</summary>
    public ILocator ViewerWords => page.GetByRole(AriaRole.Region, new() { Name = "Clocks" }).GetByRole(AriaRole.Status);

    public Task EditTerms() => page.GetByRole(AriaRole.Link, new() { Name = "Edit terms" }).ClickAsync();

    /// <summary>A term of the case that is shown, with its value and where it is from.</summary>
    public ILocator Term(string name) => page.GetByRole(AriaRole.Table, new() { Name = "Terms" })
        .GetByRole(AriaRole.Row).Filter(new() { Has = page.GetByRole(AriaRole.Rowheader, new() { Name = name, Exact = true }) });

    public async Task ShowClocks()
    {
        await page.GetByRole(AriaRole.Navigation, new() { Name = "Parts of this title" }).GetByRole(AriaRole.Link, new() { Name = "Clocks" }).ClickAsync();
        await Expect(ViewerWords).ToBeVisibleAsync();
    }
}
