using System.Collections.Immutable;
using Bunit;
using MudBlazor.Services;
using Portal.Domain.Feeds;
using Portal.Domain.Feeds.Delivery;
using Portal.Domain.Feeds.Publishing;
using Portal.Web.Features.Publishing;

namespace Portal.Web.Tests.Publishing;

public sealed class PublishingPartsTests : BunitContext
{
    static readonly DateTimeOffset Now = new(2027, 3, 1, 12, 0, 0, TimeSpan.Zero);
    static readonly LicenseServer Server = new("eu-2", "default", DeliveryMethod.Push, "https://eu-2.example", HasPushToken: true);

    public PublishingPartsTests()
    {
        Services.AddMudServices();
        JSInterop.Mode = JSRuntimeMode.Loose;
    }

    public static TheoryData<DeliveryState, string> ChipWords => new()
    {
        { DeliveryState.Pending, "Pending" },
        { DeliveryState.Delivering, "Delivering" },
        { DeliveryState.Applied, "Applied" },
        { DeliveryState.Rejected, "Rejected" },
        { DeliveryState.Failed, "Failed" },
        { DeliveryState.Superseded, "Superseded" },
    };

    [Theory]
    [MemberData(nameof(ChipWords))]
    public void Tile_says_how_far_the_newest_delivery_is(DeliveryState state, string word) =>
        Assert.Equal(word, Tile(new ServerStatus(Server, Delivery(48, state), 48, Now)).Find(".state-chip").TextContent.Trim());

    [Fact]
    public void Tile_of_a_server_that_refused_gives_its_words_and_what_it_still_runs()
    {
        var tile = Tile(new ServerStatus(Server, Delivery(48, DeliveryState.Rejected, "unknown device tier 'console'"), 47, Now));

        Assert.Equal("Refused release 48: unknown device tier 'console'. It still runs 47.", tile.Find(".server-words").TextContent.Trim());
    }

    [Fact]
    public void Tile_of_a_server_that_was_not_reached_says_when_it_is_tried_again()
    {
        var failed = Delivery(48, DeliveryState.Failed, "Connection refused") with { NextAttemptAt = Now.AddSeconds(7.2) };

        Assert.Contains("Tried again in 8 s.", Tile(new ServerStatus(Server, failed, 47, Now)).Find(".server-words").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Progress_offers_confirmation_where_a_release_withdraws_too_much()
    {
        long? confirmed = null;
        var overview = Overview(Release(2, ReleaseState.AwaitingConfirmation) with { Withdrawn = 9 }, Release(1, ReleaseState.Published));

        var progress = Render<ReleaseProgress>(parameters => parameters
            .Add(part => part.Overview, overview)
            .Add(part => part.OnConfirm, number => confirmed = number));
        progress.Find("button").Click();

        Assert.Contains("would withdraw 9 titles", progress.Markup, StringComparison.Ordinal);
        Assert.Equal(2, confirmed);
    }

    [Fact]
    public void Release_is_everywhere_once_every_server_runs_it_or_a_newer_one()
    {
        var overview = Overview(Release(2, ReleaseState.Published)) with
        {
            Servers = [new(Server, null, 2, Now), new(Server with { Name = "eu-3" }, null, 3, Now)],
        };

        Assert.True(overview.IsEverywhere(2));
        Assert.False(overview.IsEverywhere(3));
        Assert.False(overview.IsEverywhere(null));
    }

    [Theory]
    [InlineData(0, 0, "no title changed")]
    [InlineData(1, 0, "1 title changed")]
    [InlineData(5, 2, "5 titles changed, 2 withdrawn")]
    public void Changes_are_told_in_words(int changed, int withdrawn, string words) =>
        Assert.Equal(words, FeedOverview.Changes(Release(1, ReleaseState.Published) with { Changed = changed, Withdrawn = withdrawn }));

    IRenderedComponent<ServerTile> Tile(ServerStatus status) => Render<ServerTile>(parameters => parameters
        .Add(tile => tile.Status, status)
        .Add(tile => tile.Present, status.Runs)
        .Add(tile => tile.Now, Now));

    static DeliveryStatus Delivery(long release, DeliveryState state, string? reason = null) =>
        new("default", Server.Name, release, state, 1, null, reason, Now);

    static FeedOverview Overview(params ImmutableArray<Release> releases) =>
        new(new Feed("default", PublishMode.Manual, 5), releases, releases.Length, [], []);

    static Release Release(long number, ReleaseState state) => new(
        "default", number, state, ReleaseCause.Requested, "arthur", Now, Now, Now.AddDays(30), 1, null, 20, 3, 0, 0, false, null);
}
