using Microsoft.AspNetCore.Components;
using Portal.Domain.Catalog;
using Portal.Domain.Storage;
using Portal.Web.Security;

namespace Portal.Web.Features.Deals;

/// <summary>The deals, with what their avails leave open.</summary>
public sealed partial class DealsPage(IDealReader deals, CurrentViewer viewer)
{
    const int PageSize = 100;

    Page<DealListItem>? list;

    /// <summary>Which page, the first being 1.</summary>
    [SupplyParameterFromQuery(Name = "page")]
    public int? Number { get; set; }

    protected override async Task OnParametersSetAsync() =>
        list = await deals.Page(await viewer.Get(), null, new PageRequest(Math.Clamp(Number ?? 1, 1, 1_000_000), PageSize), CancellationToken.None);
}
