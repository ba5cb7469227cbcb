using Microsoft.Playwright;

namespace Portal.EndToEnd.Tests.Pages;

/// <summary>The form for the terms of a scope; every control's label begins with its term's name.</summary>
public sealed class TermsForm(IPage page)
{
    /// <summary>What the viewer would read right after a download under the terms as they stand in the form.</summary>
    public ILocator WordsAtDownload => page.GetByRole(AriaRole.Region, new() { Name = "Clocks" })
        .GetByRole(AriaRole.Term).Filter(new() { HasTextString = "At download" }).Locator("xpath=following-sibling::dd[1]");

    ILocator Form => page.GetByRole(AriaRole.Form, new() { Name = "Offline terms" });

    /// <summary>Answers a term by one of its words: <c>Offline</c> by <c>Allowed</c>.</summary>
    public Task Choose(string term, string answer) =>
        Answers(term).GetByRole(AriaRole.Radio, new() { Name = answer, Exact = true }).CheckAsync();

    /// <summary>States a length: <c>Storage window</c>, <c>14</c>, <c>Days</c>.</summary>
    public async Task SetLength(string term, int amount, string unit)
    {
        await Choose(term, "Set");
        await Form.GetByLabel($"{term}, unit", new() { Exact = true }).SelectOptionAsync(unit);
        await Form.GetByLabel($"{term}, amount", new() { Exact = true }).FillAsync($"{amount}");
    }

    /// <summary>The least device tier of a quality.</summary>
    public Task SetFloor(string quality, string tier) =>
        Form.GetByLabel($"Qualities, {quality}", new() { Exact = true }).SelectOptionAsync(tier);

    /// <summary>One of several answers that stand together: a plan, a platform.</summary>
    public Task Check(string term, string name) =>
        Form.GetByRole(AriaRole.Group, new() { Name = term, Exact = true }).GetByRole(AriaRole.Checkbox, new() { Name = name, Exact = true }).CheckAsync();

    public Task SaveDraft() => Form.GetByRole(AriaRole.Button, new() { Name = "Save draft" }).ClickAsync();

    ILocator Answers(string term) => Form.GetByRole(AriaRole.Radiogroup, new() { Name = term, Exact = true });
}
