using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Portal.EndToEnd.Tests.Pages;

/// <summary>What surrounds every page once somebody is signed in.</summary>
public sealed class Frame(IPage page)
{
    /// <summary>The button that names the person and holds "Sign out".</summary>
    public ILocator Me => page.GetByRole(AriaRole.Button, new() { NameRegex = new("roles and sign out") });

    public ILocator Rooms => page.GetByRole(AriaRole.Navigation, new() { Name = "Rooms" });

    ILocator SignOut => page.GetByRole(AriaRole.Button, new() { Name = "Sign out", Exact = true });

    public ILocator Room(string name) => Rooms.GetByRole(AriaRole.Link, new() { Name = name, Exact = true });

    /// <summary>Until the frame shows, which only somebody signed in sees.</summary>
    public Task Ready() => Expect(Me).ToBeVisibleAsync();

    public async Task Leave()
    {
        await Me.ClickAsync();
        await SignOut.ClickAsync();
    }
}
