using Microsoft.AspNetCore.Components;
using Portal.Domain.Catalog;
using Portal.Web.Components;
using Portal.Web.Security;

namespace Portal.Web.Features.Deals;

/// <summary>One deal and the terms that hold for everything under it.</summary>
public sealed partial class DealPage(IDealReader deals, CurrentViewer viewer, NavigationManager navigation)
{
    DealListItem? deal;
    string id = "";
    bool loaded;

    /// <summary>The route's segment; the id in it is read from the address, where it is decoded once.</summary>
    [Parameter]
    public string Id { get; set; } = "";

    protected override async Task OnParametersSetAsync()
    {
        id = navigation.IdAt(1);
        deal = await deals.Find(await viewer.Get(), id, CancellationToken.None);
        loaded = true;
    }
}
