using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Portal.EndToEnd.Tests.Pages;

public sealed class TitlesPage(IPage page)
{
    /// <summary>The first row shows once the page is alive.</summary>
    public async Task Open()
    {
        await page.GotoAsync("/titles");
        await Expect(page.GetByRole(AriaRole.Row).Nth(1)).ToBeVisibleAsync();
    }

    public ILocator Row(string title) => page.GetByRole(AriaRole.Row).Filter(new() { Has = Link(title) });

    /// <summary>Types into the search, and opens the title it finds.</summary>
    public async Task OpenTitle(string title)
    {
        await page.GetByRole(AriaRole.Searchbox, new() { Name = "Search titles" }).FillAsync(title);
        await Expect(page.GetByText("1 title", new() { Exact = true })).ToBeVisibleAsync();
        await Link(title).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = title, Level = 1 })).ToBeVisibleAsync();
    }

    ILocator Link(string title) => page.GetByRole(AriaRole.Link, new() { Name = title, Exact = true });
}
