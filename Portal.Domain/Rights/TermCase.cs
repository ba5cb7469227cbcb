using System.Collections.Immutable;
using Portal.Domain.Catalog;
using Portal.Domain.Clocks;

namespace Portal.Domain.Rights;

/// <summary>One case in which the terms of a scope count: a way down to it, a territory, a license type and, for a title, an avail row.</summary>
/// <param name="Scope">The scope in question: the last of <paramref name="Path"/>.</param>
/// <param name="Path">Widest first, with what each states now, the scope itself included.</param>
/// <param name="Avail">Null where no row decides: for scopes above titles, and titles without avails.</param>
public sealed record TermCase(Scope Scope, ImmutableArray<ScopeStatements> Path, Territory Territory, LicenseType LicenseType, Avail? Avail)
{
    /// <summary>As it counts now.</summary>
    public EffectiveTerms Now() => TermResolver.Resolve(Path, Territory, LicenseType, Avail);

    /// <summary>As it would count with this statement in the place of the scope's own of the same narrowing.</summary>
    public EffectiveTerms With(TermStatement statement)
    {
        var own = Path[^1];
        var others = own.Statements.RemoveAll(other => other.Narrowing.Equals(statement.Narrowing));
        var path = Path.SetItem(Path.Length - 1, own with { Statements = statement.IsEmpty ? others : others.Add(statement) });
        return TermResolver.Resolve(path, Territory, LicenseType, Avail);
    }

    /// <summary>The clocks of a licence issued in this case under these terms.</summary>
    public LicenceClocks ClocksUnder(EffectiveTerms terms) => terms.ClocksUnder(Avail);
}

/// <summary>Every case of a scope, with the names of the titles on the ways to it.</summary>
/// <param name="Cases">By territory, license type, format and start; at least one.</param>
/// <param name="TitleNames">By title id: the scope's own and its ancestors'.</param>
public sealed record ScopeCases(Scope Scope, ImmutableArray<TermCase> Cases, ImmutableDictionary<string, string> TitleNames)
{
    /// <summary>The first case whose avail is open at an instant, else the first there is.</summary>
    public TermCase FirstOpenAt(DateTimeOffset instant) =>
        Cases.FirstOrDefault(one => one.Avail is null || (one.Avail.Window is { } window && window.IsOpenAt(instant))) ?? Cases[0];
}
