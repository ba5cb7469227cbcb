using System.Collections.Immutable;
using Portal.Domain.Catalog;
using Portal.Domain.Rights;

namespace Portal.Domain.Changes.Lint;

/// <summary>
/// Judges a changed statement by what would count at its scope, for every license type and territory it applies to: wider scopes
/// and limits included, deeper ones not. Only what depends on a term the change touches is told.
/// </summary>
public static class TermLint
{
    /// <param name="change">The item.</param>
    /// <param name="book">The statements as they would be, the item's own included.</param>
    /// <param name="target">What is known of the scope.</param>
    /// <param name="now">When it is judged: an avail that has ended is no reason to warn.</param>
    /// <returns>Errors first; each once, with the license types it is about where it is not about all of them.</returns>
    public static ImmutableArray<LintFinding> Judge(TermsChange change, StatementBook book, LintTarget target, DateTimeOffset now)
    {
        var touched = change.Terms;
        var rules = LintRules.All.Where(rule => rule.Involves.Any(touched.Contains)).ToArray();
        var cases = target.Paths.SelectMany(path => CasesOf(change.After, book, path, target, now)).ToArray();
        if (cases.Length == 0)
        {
            // No avail is of the types and territories it is narrowed to, or not yet: judged as if one came.
            cases = [.. target.Paths.SelectMany(path => CasesOf(change.After, book, path with { Avail = null }, target, now))];
        }
        var types = cases.Select(judged => judged.LicenseType).Distinct().Count();
        var ofTerms =
            from rule in rules
            from judged in cases
            let message = rule.Judge(judged)
            where message is not null
            group judged.LicenseType by (rule.Severity, rule.Code, rule.Term, Message: message) into found
            select new LintFinding(found.Key.Severity, found.Key.Code, found.Key.Term, WithTypes(found.Key.Message, found.Distinct().Order().ToArray(), types));
        return [.. ofTerms.Concat(RowRules.Judge(change.After, target.Rows)).OrderBy(finding => finding.Severity)];
    }

    /// <summary>Every code there is, with its severity.</summary>
    public static IReadOnlyList<(string Code, LintSeverity Severity)> Codes { get; } =
        [.. LintRules.All.Select(rule => (rule.Code, rule.Severity)).Concat(RowRules.Codes).Distinct()];

    static string WithTypes(string message, LicenseType[] about, int all) =>
        about.Length == all ? message : $"{string.Join(", ", about)}: {message}";

    static IEnumerable<LintCase> CasesOf(TermStatement change, StatementBook book, LintPath path, LintTarget target, DateTimeOffset now)
    {
        var stated = path.Scopes.Select(scope => new ScopeStatements(scope, book.At(scope))).Where(scope => !scope.Statements.IsEmpty).ToArray();
        return
            from type in TypesOf(change.Narrowing, path.Avail)
            from territory in TerritoriesOf(change.Narrowing, stated, path.Avail)
            let onPath = TermResolver.Resolve(stated, territory, type, null)
            let terms = path.Avail is null ? onPath : TermResolver.Resolve(stated, territory, type, path.Avail)
            select new LintCase(change, type, territory, terms, onPath, path.Avail, target.RunTime, now);
    }

    static IEnumerable<LicenseType> TypesOf(Narrowing narrowing, Avail? avail) =>
        (narrowing.LicenseTypes ?? Enum.GetValues<LicenseType>().ToImmutableSortedSet()).Where(type => avail is null || avail.LicenseType == type);

    // Territories that no statement on the path tells apart count the same: one stands for all of those.
    static IEnumerable<Territory> TerritoriesOf(Narrowing narrowing, ScopeStatements[] stated, Avail? avail)
    {
        var told = stated.SelectMany(scope => scope.Statements).SelectMany(statement => statement.Narrowing.Territories ?? []);
        var all = (narrowing.Territories ?? [.. told, avail?.Territory ?? Territory.Worldwide]).Distinct();
        return all.Where(territory => avail is null || avail.Covers(territory) || territory == avail.Territory);
    }
}
