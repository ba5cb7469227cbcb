using System.Collections.Immutable;
using Portal.Domain.Access;
using Portal.Domain.Rights;
using Portal.Domain.Storage;

namespace Portal.Domain.Changes;

/// <summary>The change sets that touched a scope, or one above it whose terms reach it.</summary>
public sealed class ReadScopeHistory(IChangeSetReader changes)
{
    /// <summary>How many change sets, newest first, are looked through.</summary>
    public const int LookedThrough = PageRequest.MaxSize;

    public async Task<ImmutableArray<ChangeSetListItem>> Run(Viewer viewer, IReadOnlyCollection<Scope> scopes, CancellationToken cancellationToken)
    {
        var newest = await changes.Page(viewer, null, new PageRequest(1, LookedThrough), cancellationToken);
        return [.. newest.Items.Where(item => item.Scopes.Any(scopes.Contains))];
    }
}
