using Microsoft.AspNetCore.Components;
using Portal.Domain.Catalog;
using Portal.Web.Components;
using Portal.Web.Security;

namespace Portal.Web.Features.Deals;

/// <summary>One content owner and the terms that hold for everything of theirs.</summary>
public sealed partial class OwnerPage(IOwnerReader owners, CurrentViewer viewer, NavigationManager navigation)
{
    ContentOwnerItem? owner;
    string id = "";
    bool loaded;

    /// <summary>The route's segment; the id in it is read from the address, where it is decoded once.</summary>
    [Parameter]
    public string Id { get; set; } = "";

    protected override async Task OnParametersSetAsync()
    {
        id = navigation.IdAt(1);
        owner = await owners.Find(await viewer.Get(), id, CancellationToken.None);
        loaded = true;
    }
}
