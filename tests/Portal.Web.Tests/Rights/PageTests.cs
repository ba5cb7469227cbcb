using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Portal.Domain.Access;
using Portal.Domain.Changes;
using Portal.Domain.Rights;
using Portal.Testing.Rights;
using Portal.Web.Features.Deals;
using Portal.Web.Features.Reviews;
using Portal.Web.Features.Terms;
using Portal.Web.Features.Titles;

namespace Portal.Web.Tests.Rights;

public sealed class PageTests : DeskContext
{
    NavigationManager Navigation => Services.GetRequiredService<NavigationManager>();

    [Fact]
    public void Titles_show_hierarchy_and_offline_state()
    {
        SignIn("alice", Role.RightsManager);
        Grant("US VOD HD", "US SVOD HD no");
        Desk.Book = StatementBook.Of([TermText.Parse("title {offlineAllowed: true}")]);

        var page = Render<TitlesPage>();

        page.WaitForAssertion(() => Assert.Contains("Harbour Lights ▸ Harbour Lights, season 1 ▸", page.Markup, StringComparison.Ordinal));
        Assert.Contains("Limited", page.Markup, StringComparison.Ordinal);
        Assert.Contains("30 days · 48 hours", page.Markup, StringComparison.Ordinal);
        Assert.Equal("3 titles", page.Find(".list-count").TextContent);
    }

    [Fact]
    public void Titles_take_their_filter_from_the_address()
    {
        SignIn("alice", Role.RightsManager);
        Navigation.NavigateTo("/titles?search=tide&kind=episode&page=2");

        var page = Render<TitlesPage>();

        page.WaitForAssertion(() => Assert.NotEmpty(Desk.Asked));
        Assert.Equal(("tide", 2), (Desk.Asked[^1].Search, Desk.Asked[^1].Page.Number));
    }

    [Fact]
    public void Search_reaches_the_address_after_a_pause()
    {
        SignIn("alice", Role.RightsManager);
        var page = Render<TitlesPage>();
        page.Find("input[type=search]").Input("Low");

        page.WaitForAssertion(() => Assert.EndsWith("/titles?search=Low", Navigation.Uri, StringComparison.Ordinal));
        page.WaitForAssertion(() => Assert.Equal("1 title", page.Find(".list-count").TextContent));
    }

    [Fact]
    public void Empty_list_names_what_fills_it()
    {
        SignIn("alice", Role.RightsManager);
        Desk.Titles.Clear();

        var page = Render<TitlesPage>();

        page.WaitForAssertion(() => Assert.Contains("Import avails", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public void Failed_list_says_that_nothing_was_changed()
    {
        SignIn("alice", Role.RightsManager);
        Desk.IsBroken = true;

        var page = Render<TitlesPage>();

        page.WaitForAssertion(() => Assert.Contains("Nothing was changed", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public void Title_tells_each_term_with_its_source_and_limit()
    {
        SignIn("alice", Role.RightsManager);
        Grant("US VOD HD rental=P7D");
        Navigation.NavigateTo("/titles/episode");

        var page = Render<TitlePage>();

        page.WaitForAssertion(() => Assert.Contains("7 days", page.Find("table[aria-label=Terms]").TextContent, StringComparison.Ordinal));
        Assert.Contains("limited by the avail (RentalDuration)", page.Markup, StringComparison.Ordinal);
        Assert.Contains("Edit terms", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_may_not_write_reads_only()
    {
        SignIn("bob", Role.ProductManager);
        Grant("US VOD HD");
        Navigation.NavigateTo("/titles/episode");

        var page = Render<TitlePage>();

        page.WaitForAssertion(() => Assert.Contains("Low Tide", page.Find("h1").TextContent, StringComparison.Ordinal));
        Assert.DoesNotContain("Edit terms", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Unknown_title_says_so()
    {
        SignIn("alice", Role.RightsManager);
        Navigation.NavigateTo("/titles/nobody");

        var page = Render<TitlePage>();

        page.WaitForAssertion(() => Assert.Contains("There is no such title", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public void Saved_form_is_a_draft_that_can_be_submitted()
    {
        SignIn("alice", Role.RightsManager);
        Grant("US VOD HD");
        Navigation.NavigateTo("/terms/title/episode/edit");
        var form = Render<EditTermsPage>(parameters => parameters.Add(page => page.Kind, "title").Add(page => page.Id, "episode"));
        form.WaitForElement("form");
        Radio(form, "Offline", "Allowed").Change("on");
        form.Find("form").Submit();

        form.WaitForAssertion(() => Assert.EndsWith("/titles/episode", Navigation.Uri, StringComparison.Ordinal));
        var page = Render<TitlePage>();
        page.WaitForAssertion(() => Assert.Contains("Offline: inherited → allowed", page.Markup, StringComparison.Ordinal));
        Button(page, "Submit").Click();
        page.WaitForElement("textarea[aria-label=Reason]").Input("Agreed");
        page.Find("form[aria-label='Submit for review']").Submit();

        page.WaitForAssertion(() => Assert.Equal(ChangeSetState.Submitted, Assert.Single(Desk.Changes).State));
        Assert.Equal("Agreed", Desk.Changes[0].Reason);
    }

    [Fact]
    public void Form_shows_a_limit_as_soon_as_it_bites()
    {
        SignIn("alice", Role.RightsManager);
        Grant("US SVOD HD");
        Desk.Book = StatementBook.Of([TermText.Parse("deal C1 limits {storageWindow: {value: P30D}}")]);
        Navigation.NavigateTo("/terms/title/episode/edit");
        var form = Render<EditTermsPage>(parameters => parameters.Add(page => page.Kind, "title").Add(page => page.Id, "episode"));
        form.WaitForElement("form");
        Radio(form, "Storage window", "Set").Change("on");
        form.Find("input[aria-label='Storage window, amount']").Input("45");

        Assert.Contains("C1 allows at most 30 days; you entered 45 days.", form.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Deal_settles_silence_in_one_step()
    {
        SignIn("alice", Role.RightsManager);
        Grant("US VOD HD silent");
        Navigation.NavigateTo("/deals/C1");
        var page = Render<DealPage>();
        page.WaitForElement("section[aria-label='When Download is not stated']");
        Button(page, "Treat as allowed").Click();

        page.WaitForAssertion(() => Assert.Contains("When Download is not stated: inherited → allowed", page.Markup, StringComparison.Ordinal));
        Assert.NotNull(page.Find("textarea[aria-label=Reason]"));
    }

    [Fact]
    public void Deals_tell_what_is_not_stated()
    {
        SignIn("alice", Role.RightsManager);
        Grant("US VOD HD silent");

        var page = Render<DealsPage>();

        page.WaitForAssertion(() => Assert.Contains("1 avail does not state it", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public void Approver_sees_before_and_after_and_approves()
    {
        SignIn("arthur", Role.Approver);
        Grant("US VOD HD");
        Submitted("alice", "title {offlineAllowed: true}");
        var page = Render<ReviewsPage>();
        page.WaitForAssertion(() => Assert.Contains("Agreed with the studio", page.Markup, StringComparison.Ordinal));
        Assert.Equal(["Offline", "inherited", "→", "allowed"], page.FindAll("table[aria-label=Differences] tbody tr > *").Select(cell => cell.TextContent.Trim()));
        Button(page, "Approve").Click();

        page.WaitForAssertion(() => Assert.Contains("Approved.", page.Markup, StringComparison.Ordinal));
        Assert.Equal(ChangeSetState.Approved, Assert.Single(Desk.Changes).State);
        Assert.Contains("Nothing waits for review", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Next_change_is_shown_after_a_decision()
    {
        SignIn("arthur", Role.Approver);
        Grant("US VOD HD");
        Submitted("alice", "title {offlineAllowed: true}", "1");
        Submitted("alice", "deal C1 {storageWindow: P10D}", "2");
        var page = Render<ReviewsPage>();
        page.WaitForAssertion(() => Assert.Contains("Low Tide", page.Find(".review-head").TextContent, StringComparison.Ordinal));
        Button(page, "Reject").Click();

        page.WaitForAssertion(() => Assert.Contains("deal C1", page.Find(".review-head").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public void Own_work_says_why_it_cannot_be_approved()
    {
        SignIn("ada", Role.RightsManager, Role.Approver);
        Grant("US VOD HD");
        Submitted("ada", "title {offlineAllowed: true}");

        var page = Render<ReviewsPage>();

        page.WaitForAssertion(() => Assert.Contains("someone else has to decide it", page.Markup, StringComparison.Ordinal));
        Assert.DoesNotContain(page.FindAll("button"), button => button.TextContent.Trim() == "Approve");
    }

    [Fact]
    public void Change_that_was_overtaken_says_what_to_do()
    {
        SignIn("arthur", Role.Approver);
        Grant("US VOD HD");
        Submitted("alice", "title {offlineAllowed: true}");
        Desk.Version = 2;
        var page = Render<ReviewsPage>();
        page.WaitForElement(".review-head");
        Button(page, "Approve").Click();

        page.WaitForAssertion(() => Assert.Contains("has changed since", page.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        Assert.Equal(ChangeSetState.Submitted, Assert.Single(Desk.Changes).State);
    }

    static IElement Button<T>(IRenderedComponent<T> page, string name)
        where T : IComponent => page.FindAll("button").First(button => button.TextContent.Trim() == name);

    static IElement Radio<T>(IRenderedComponent<T> page, string term, string option)
        where T : IComponent =>
        page.FindAll($"[role=radiogroup][aria-label='{term}'] label").First(label => label.TextContent.Trim() == option).QuerySelector("input")!;
}
