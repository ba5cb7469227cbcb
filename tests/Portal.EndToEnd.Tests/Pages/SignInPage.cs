using Microsoft.Playwright;

namespace Portal.EndToEnd.Tests.Pages;

public sealed class SignInPage(IPage page)
{
    ILocator Name => page.GetByLabel("Name", new() { Exact = true });

    ILocator Password => page.GetByLabel("Password", new() { Exact = true });

    ILocator Submit => page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true });

    /// <summary>The refusal, when there is one.</summary>
    public ILocator Refusal => page.GetByRole(AriaRole.Alert);

    /// <summary>Signs in one of the sample people, whose password is their name.</summary>
    public Task As(string name) => With(name, name);

    public async Task With(string name, string password)
    {
        await Name.FillAsync(name);
        await Password.FillAsync(password);
        await Submit.ClickAsync();
    }
}
