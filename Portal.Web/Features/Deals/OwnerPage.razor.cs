using Microsoft.AspNetCore.Components;
using Portal.Domain.Catalog;
using Portal.Web.Security;

namespace Portal.Web.Features.Deals;

/// <summary>One content owner and the terms that hold for everything of theirs.</summary>
public sealed partial class OwnerPage(IOwnerReader owners, CurrentViewer viewer)
{
    ContentOwnerItem? owner;
    bool loaded;

    [Parameter]
    public string Id { get; set; } = "";

    protected override async Task OnParametersSetAsync()
    {
        owner = await owners.Find(await viewer.Get(), Id, CancellationToken.None);
        loaded = true;
    }
}
