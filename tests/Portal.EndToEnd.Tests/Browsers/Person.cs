using Microsoft.Playwright;
using Portal.EndToEnd.Tests.Pages;
using Portal.Testing;

namespace Portal.EndToEnd.Tests.Browsers;

/// <summary>One person with a browser of their own and the pages they may use in it.</summary>
public sealed class Person(string name, IBrowserContext context, IPage page)
{
    public string Name => name;

    public IPage Page => page;

    public SignInPage SignIn => new(page);

    public Frame Frame => new(page);

    /// <summary>Closes the browser; a failed test keeps a trace and a screenshot in artifacts/failures.</summary>
    public async Task Leave(bool failed, string test)
    {
        if (failed)
        {
            var place = Repository.File("artifacts", "failures", $"{test}-{name}");
            await page.ScreenshotAsync(new() { Path = place + ".png", FullPage = true });
            await context.Tracing.StopAsync(new() { Path = place + ".zip" });
        }

        await context.DisposeAsync();
    }
}
