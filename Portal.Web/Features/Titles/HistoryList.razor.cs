using Microsoft.AspNetCore.Components;
using Portal.Domain.Changes;
using Portal.Domain.Rights;
using Portal.Web.Features.Changes;
using Portal.Web.Security;

namespace Portal.Web.Features.Titles;

/// <summary>Change sets that touched some scopes, newest first.</summary>
public sealed partial class HistoryList(ReadScopeHistory history, IScopeReader scopes, CurrentViewer viewer)
{
    IReadOnlyList<ChangeSetListItem>? items;
    ScopeNames? names;

    [Parameter, EditorRequired]
    public IReadOnlyCollection<Scope> Scopes { get; set; } = [];

    protected override async Task OnInitializedAsync()
    {
        var current = await viewer.Get();
        var found = await history.Run(current, Scopes, CancellationToken.None);
        names = await ScopeNames.Read(scopes, current, found.SelectMany(item => item.Scopes), CancellationToken.None);
        items = found;
    }
}
