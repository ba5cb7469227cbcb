using Portal.Domain.Access;
using Portal.Domain.Rights;

namespace Portal.Web.Features.Changes;

/// <summary>Scopes' names for a page: never an id without a name beside it.</summary>
public sealed class ScopeNames
{
    readonly Dictionary<Scope, string> names;

    ScopeNames(Dictionary<Scope, string> names) => this.names = names;

    public static async Task<ScopeNames> Read(IScopeReader reader, Viewer viewer, IEnumerable<Scope> scopes, CancellationToken cancellationToken)
    {
        var names = new Dictionary<Scope, string>();
        foreach (var scope in scopes.Distinct())
        {
            names[scope] = (await reader.Find(viewer, scope, cancellationToken))?.Name ?? scope.Id;
        }
        return new ScopeNames(names);
    }

    /// <summary><c>Lantern</c>, <c>deal Aurora 2026</c>, <c>the portal</c>.</summary>
    public string Of(Scope scope) => scope.Kind switch
    {
        ScopeKind.Portal => "the portal",
        ScopeKind.Title => names.GetValueOrDefault(scope, scope.Id),
        _ => $"{scope.KindName} {names.GetValueOrDefault(scope, scope.Id)}",
    };
}
