using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Portal.EndToEnd.Tests.Pages;

public sealed class ReviewsPage(IPage page)
{
    public ILocator ApproveButton => Change.GetByRole(AriaRole.Button, new() { Name = "Approve" });

    ILocator Queue => page.GetByRole(AriaRole.Region, new() { Name = "Queue" });

    ILocator Change => page.GetByRole(AriaRole.Region, new() { Name = "Change" });

    /// <summary>Shows the change that waits for a title, a deal or an owner.</summary>
    public async Task Open(string what)
    {
        await page.GotoAsync("/reviews");
        await Queue.GetByRole(AriaRole.Link).Filter(new() { HasTextString = what }).ClickAsync();
        await Expect(Change.GetByRole(AriaRole.Heading, new() { Name = what, Level = 2 })).ToBeVisibleAsync();
    }

    /// <summary>The line of a term with what was before and what is after.</summary>
    public ILocator Difference(string term) => Change.GetByRole(AriaRole.Table, new() { Name = "Differences" })
        .GetByRole(AriaRole.Row).Filter(new() { Has = page.GetByRole(AriaRole.Rowheader, new() { Name = term, Exact = true }) });

    public async Task Approve(string comment)
    {
        await Change.GetByLabel("Comment").FillAsync(comment);
        await ApproveButton.ClickAsync();
        await Expect(Change.GetByRole(AriaRole.Status).Filter(new() { HasTextString = "Approved." })).ToBeVisibleAsync();
    }
}
