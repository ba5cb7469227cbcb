using Microsoft.AspNetCore.Components;
using Portal.Domain.Avails;
using Portal.Domain.Storage;
using Portal.Web.Security;

namespace Portal.Web.Features.Imports;

/// <summary>Where a delivery is dropped, and what was imported before.</summary>
public sealed partial class ImportsPage(IImportReader reader, CurrentViewer viewer)
{
    const int PageSize = 20;

    Page<Import>? imports;

    [SupplyParameterFromQuery(Name = "page")]
    public int? Number { get; set; }

    protected override async Task OnParametersSetAsync() =>
        imports = await reader.Page(await viewer.Get(), new PageRequest(Math.Max(1, Number ?? 1), PageSize), CancellationToken.None);
}
