using Microsoft.AspNetCore.Components;
using Portal.Domain.Catalog;
using Portal.Web.Security;

namespace Portal.Web.Features.Deals;

/// <summary>One deal and the terms that hold for everything under it.</summary>
public sealed partial class DealPage(IDealReader deals, CurrentViewer viewer)
{
    DealListItem? deal;
    bool loaded;

    [Parameter]
    public string Id { get; set; } = "";

    protected override async Task OnParametersSetAsync()
    {
        deal = await deals.Find(await viewer.Get(), Id, CancellationToken.None);
        loaded = true;
    }
}
