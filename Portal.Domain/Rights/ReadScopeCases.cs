using System.Collections.Immutable;
using Portal.Domain.Access;
using Portal.Domain.Catalog;

namespace Portal.Domain.Rights;

/// <summary>Finds the cases in which a scope's terms count, so that a page can show what is inherited and what limits bite.</summary>
public sealed class ReadScopeCases(IScopeReader scopes, IStatementReader statements, ICatalogRights catalog)
{
    /// <summary>Null where there is no such scope that the viewer sees.</summary>
    public async Task<ScopeCases?> Run(Viewer viewer, Scope scope, CancellationToken cancellationToken)
    {
        if (await scopes.Find(viewer, scope, cancellationToken) is not { } facts)
        {
            return null;
        }
        if (scope.Kind == ScopeKind.Title && await catalog.Load(scope.Id, cancellationToken) is { } rights)
        {
            return await OfTitle(viewer, rights, cancellationToken);
        }
        ImmutableArray<ImmutableArray<Scope>> ways = scope.Kind switch
        {
            ScopeKind.Deal when !facts.ContentOwners.IsEmpty => [.. facts.ContentOwners.Where(viewer.Sees).Select(owner => Way(scope, Scope.Owner(owner)))],
            ScopeKind.Portal => [[scope]],
            _ => [Way(scope)],
        };
        var book = await statements.At([.. ways.SelectMany(way => way).Distinct()], cancellationToken);
        var told = book.At(scope).SelectMany(statement => statement.Narrowing.Territories ?? []).Append(Territory.Worldwide).Distinct().Order();
        return new ScopeCases(
            scope,
            [
                .. from way in ways
                   from territory in told
                   from type in Enum.GetValues<LicenseType>()
                   select new TermCase(scope, Stated(way, book), territory, type, null),
            ],
            ImmutableDictionary<string, string>.Empty);
    }

    async Task<ScopeCases> OfTitle(Viewer viewer, TitleRights rights, CancellationToken cancellationToken)
    {
        var scope = Scope.Title(rights.Title.Id);
        var line = rights.Ancestors.Reverse().Append(rights.Title).ToArray();
        var own = line.Select(title => Scope.Title(title.Id)).ToArray();
        var avails = rights.Avails
            .Where(avail => avail.LicenseType is not null && viewer.Sees(avail.ContentOwner))
            .OrderBy(avail => avail.Territory)
            .ThenBy(avail => avail.LicenseType)
            .ThenBy(avail => avail.FormatProfile, StringComparer.Ordinal)
            .ThenBy(avail => avail.Window?.Start ?? DateTimeOffset.MaxValue)
            .ThenBy(avail => avail.Id, StringComparer.Ordinal)
            .ToArray();
        var ways = avails.Select(avail => WayOf(avail.ContentOwner ?? rights.Title.ContentOwner, avail.Contract, own)).Append(WayOf(rights.Title.ContentOwner, null, own)).ToArray();
        var book = await statements.At([.. ways.SelectMany(way => way).Distinct()], cancellationToken);
        var cases = avails.Length > 0
            ? avails.Zip(ways, (avail, way) => new TermCase(scope, Stated(way, book), avail.Territory, avail.LicenseType!.Value, avail))
            : Enum.GetValues<LicenseType>().Select(type => new TermCase(scope, Stated(ways[^1], book), Territory.Worldwide, type, null));
        return new ScopeCases(scope, [.. cases], line.ToImmutableDictionary(title => title.Id, title => title.Name));
    }

    static ImmutableArray<Scope> Way(Scope scope, params Scope[] between) => [Scope.Portal, .. between, scope];

    static ImmutableArray<Scope> WayOf(string? owner, string? deal, Scope[] own) =>
    [
        Scope.Portal,
        .. owner is null ? Array.Empty<Scope>() : [Scope.Owner(owner)],
        .. deal is null ? Array.Empty<Scope>() : [Scope.Deal(deal)],
        .. own,
    ];

    static ImmutableArray<ScopeStatements> Stated(ImmutableArray<Scope> way, StatementBook book) =>
        [.. way.Select(scope => new ScopeStatements(scope, book.At(scope)))];
}
