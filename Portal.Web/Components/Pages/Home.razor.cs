using Microsoft.AspNetCore.Components;
using Portal.Web.Components.Layout;
using Portal.Web.Security;

namespace Portal.Web.Components.Pages;

/// <summary>The front door: leads people to the room they work in.</summary>
public sealed partial class Home(CurrentViewer viewer, NavigationManager navigation)
{
    bool hasNowhereToGo;

    protected override async Task OnInitializedAsync()
    {
        if (Rooms.LandingOf(await viewer.Get()) is { } room)
        {
            navigation.NavigateTo(room.Address, replace: true);
        }
        else
        {
            hasNowhereToGo = true;
        }
    }
}
