using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Portal.Domain.Access;
using Portal.Domain.Rights;
using Portal.Testing.Rights;
using Portal.Web.Features.Titles;

namespace Portal.Web.Tests.Rights;

public sealed class EventDatesPanelTests : DeskContext
{
    [Fact]
    public void Rows_say_what_they_wait_for_and_open_with_the_date()
    {
        SignIn("alice", Role.RightsManager);
        Desk.Avails.Add(AvailText.Parse("US VOD HD undated"));
        var page = Avails();
        page.WaitForAssertion(() => Assert.Contains("1 row in US waits for the theatrical release.", page.Markup, StringComparison.Ordinal));
        Assert.Contains("waits for the theatrical release", page.Find("table").TextContent, StringComparison.Ordinal);

        Button(page, "Enter the date").Click();
        page.Find("input[type=date]").Change("2026-05-01");
        page.Find("form.event-form").Submit();

        page.WaitForAssertion(() => Assert.Contains("Theatrical release in US: 1 May 2026", Text(page), StringComparison.Ordinal));
        Assert.Equal(AvailEvent.Theatrical, Desk.EventDates.Single().Event);
        Assert.Contains("from the theatrical release", page.Find("table").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Date_that_is_removed_leaves_the_row_waiting()
    {
        SignIn("alice", Role.RightsManager);
        Desk.Avails.Add(AvailText.Parse("US VOD HD undated"));
        Assert.True(EventDate.TryParse(AvailEvent.Theatrical, Domain.Catalog.Territory.Worldwide, "2026-05-01", out var date));
        Desk.EventDates = [date];
        var page = Avails();

        page.WaitForAssertion(() => Assert.Contains("Theatrical release everywhere: 1 May 2026", Text(page), StringComparison.Ordinal));
        Button(page, "Remove").Click();

        page.WaitForAssertion(() => Assert.Contains("1 row in US waits for the theatrical release.", page.Markup, StringComparison.Ordinal));
        Assert.Empty(Desk.EventDates);
    }

    [Fact]
    public void Territory_that_is_none_is_named()
    {
        SignIn("alice", Role.RightsManager);
        Desk.Avails.Add(AvailText.Parse("US VOD HD undated"));
        var page = Avails();
        page.WaitForElement("form.event-form, button");

        Button(page, "Enter the date").Click();
        page.Find("input[maxlength='2']").Input("QQ");
        page.Find("form.event-form").Submit();

        Assert.Contains("'QQ' is not a territory", page.Find("[role=alert]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Reader_sees_what_is_waited_for_and_enters_nothing()
    {
        SignIn("bob", Role.ProductManager);
        Desk.Avails.Add(AvailText.Parse("US VOD HD undated"));
        var page = Avails();

        page.WaitForAssertion(() => Assert.Contains("1 row in US waits for the theatrical release.", page.Markup, StringComparison.Ordinal));
        Assert.DoesNotContain("Enter the date", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Title_of_dates_says_nothing_of_events()
    {
        SignIn("alice", Role.RightsManager);
        Grant("US VOD HD");
        var page = Avails();

        page.WaitForElement("table");
        Assert.Empty(page.FindAll(".event-dates"));
    }

    IRenderedComponent<TitlePage> Avails()
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo("/titles/episode?tab=avails");
        return Render<TitlePage>();
    }

    static IElement Button(IRenderedComponent<TitlePage> page, string words) => page.FindAll("button").Single(button => button.TextContent.Trim() == words);

    static string Text(IRenderedComponent<TitlePage> page) => string.Join(' ', page.Find(".event-dates").TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
