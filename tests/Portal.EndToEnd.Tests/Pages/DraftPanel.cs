using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Portal.EndToEnd.Tests.Pages;

/// <summary>The viewer's unsent draft on the page of what it changes.</summary>
public sealed class DraftPanel(IPage page)
{
    ILocator Panel => page.GetByRole(AriaRole.Region, new() { Name = "Your draft" });

    ILocator Form => Panel.GetByRole(AriaRole.Form, new() { Name = "Submit for review" });

    public async Task Submit(string reason)
    {
        await Expect(Panel).ToBeVisibleAsync();
        if (!await Form.IsVisibleAsync())
        {
            await Panel.GetByRole(AriaRole.Button, new() { Name = "Submit", Exact = true }).ClickAsync();
        }

        await Form.GetByLabel("Reason").FillAsync(reason);
        await Form.GetByRole(AriaRole.Button, new() { Name = "Submit for review" }).ClickAsync();
        await Expect(page.GetByText("until someone else approves it")).ToBeVisibleAsync();
    }
}
