using Microsoft.Playwright;

namespace Portal.EndToEnd.Tests.Browsers;

/// <summary>One headless Chromium: the one <c>PORTAL_CHROMIUM</c> names, else Debian's.</summary>
public sealed class SharedBrowser : IAsyncDisposable
{
    const string Debian = "/usr/bin/chromium";

    // Without them it looks for updates and hosts that a closed network does not have.
    static readonly string[] Flags =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
    ];

    readonly IPlaywright playwright;
    readonly IBrowser browser;

    SharedBrowser(IPlaywright playwright, IBrowser browser)
    {
        this.playwright = playwright;
        this.browser = browser;
    }

    public static async Task<SharedBrowser> Start()
    {
        var path = Environment.GetEnvironmentVariable("PORTAL_CHROMIUM") ?? Debian;
        if (!File.Exists(path))
        {
            throw new FileNotFoundException($"No Chromium at {path}. Install it (Debian: apt-get install chromium) or set PORTAL_CHROMIUM to its path.");
        }

        Assertions.SetDefaultExpectTimeout(15_000);
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = path, Headless = true, Args = Flags });
        return new SharedBrowser(playwright, browser);
    }

    /// <summary>A browser of one person's own: no cookie is shared with another.</summary>
    public async Task<Person> NewPerson(string name, Uri portal)
    {
        var context = await browser.NewContextAsync(new()
        {
            BaseURL = portal.ToString(),
            ViewportSize = new() { Width = 1440, Height = 900 },
            Locale = "en-GB",
            TimezoneId = "UTC",
            ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout(30_000);
        await context.Tracing.StartAsync(new() { Screenshots = true, Snapshots = true, Sources = false });
        return new Person(name, context, await context.NewPageAsync());
    }

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
    }
}
