using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Portal.EndToEnd.Tests.Pages;

public sealed partial class PublishingPage(IPage page)
{
    public Task Open() => page.GotoAsync("/publishing");

    /// <summary>Asks for a release and returns its number.</summary>
    public async Task<long> ReleaseNow()
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Release now" }).ClickAsync();
        var note = page.GetByText(UnderWay());
        await Expect(note).ToBeVisibleAsync();
        return long.Parse(UnderWay().Match(await note.InnerTextAsync()).Groups["number"].Value, CultureInfo.InvariantCulture);
    }

    /// <summary>Waits, without reloading, until a license server is shown to run a release.</summary>
    public async Task SeesApplied(string server, long release)
    {
        var tile = page.GetByRole(AriaRole.Article, new() { Name = $"License server {server}" });
        await Expect(tile).ToContainTextAsync($"Runs release {release}", new() { Timeout = 60_000 });
        await Expect(tile).ToContainTextAsync("Applied");
    }

    [GeneratedRegex(@"Release (?<number>\d+) is under way")]
    private static partial Regex UnderWay();
}
