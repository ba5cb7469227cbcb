using Microsoft.Playwright;

namespace Portal.EndToEnd.Tests.Pages;

public sealed class DealPage(IPage page)
{
    public DraftPanel Draft => new(page);

    /// <summary>Drafts that rows which do not state Download are allowed.</summary>
    public Task TreatNotStatedAsAllowed() => page.GetByRole(AriaRole.Button, new() { Name = "Treat as allowed" }).ClickAsync();
}
