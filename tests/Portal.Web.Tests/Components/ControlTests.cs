using Bunit;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor.Services;
using Portal.Domain.Access;
using Portal.Web.Components.Controls;
using Portal.Web.Components.Layout;
using Portal.Web.Security;

namespace Portal.Web.Tests.Components;

public sealed class ControlTests : BunitContext
{
    public ControlTests()
    {
        Services.AddMudServices();
        JSInterop.Mode = JSRuntimeMode.Loose;
    }

    public static TheoryData<ChipState> States => [.. Enum.GetValues<ChipState>()];

    [Theory]
    [MemberData(nameof(States))]
    public void Chip_shows_a_colour_an_icon_and_a_word(ChipState state)
    {
        var chip = Render<StateChip>(parameters => parameters.Add(c => c.State, state));

        var root = chip.Find(".state-chip");
        Assert.Contains("tone-", root.ClassName, StringComparison.Ordinal);
        Assert.NotNull(root.QuerySelector("svg"));
        Assert.Equal(ChipLook.Of(state).Word, root.TextContent.Trim());
    }

    [Fact]
    public void Not_allowed_says_which_roles_could()
    {
        var page = Render<NotAllowed>(parameters => parameters.Add(p => p.Page, typeof(PublishersOnly)));

        Assert.Contains("a publisher or an operator", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Instant_shows_its_zone_and_has_utc_on_hover()
    {
        var text = Render<InstantText>(parameters => parameters
            .Add(p => p.At, new DateTimeOffset(2027, 3, 1, 14, 0, 0, TimeSpan.Zero))
            .Add(p => p.Zone, TimeZoneInfo.CreateCustomTimeZone("two", TimeSpan.FromHours(2), "two", "two")));

        Assert.Equal("1 Mar 2027 16:00", text.Find("time").TextContent);
        Assert.Equal("1 Mar 2027 14:00 UTC", text.Find("time").GetAttribute("title"));
    }

    [RequiresPermission(Permission.Publish)]
    sealed class PublishersOnly;
}
