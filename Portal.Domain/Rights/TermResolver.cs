using System.Collections.Immutable;
using Portal.Domain.Catalog;
using Portal.Domain.Time;

namespace Portal.Domain.Rights;

/// <summary>Everything stated at one scope.</summary>
public sealed record ScopeStatements(Scope Scope, ImmutableArray<TermStatement> Statements);

/// <summary>What an avail row limits. Rows that limit the same resolve to the same terms on the same path; only who is named differs.</summary>
public readonly record struct AvailLimits(DownloadPermission Download, Duration? RentalDuration, Duration? WatchDuration)
{
    public static AvailLimits Of(Avail avail) => new(avail.Download, avail.RentalDuration, avail.WatchDuration);
}

/// <summary>
/// Resolves terms along a path of scopes, widest first: the deepest scope that states a value wins, a narrowed statement beats a general one at
/// the same scope, and every limit on the path applies, the strictest winning. An avail row is the last limit.
/// </summary>
public static class TermResolver
{
    /// <summary>The avail is null where none decides (a preview of a scope); then only the path counts.</summary>
    public static EffectiveTerms Resolve(IReadOnlyList<ScopeStatements> path, Territory territory, LicenseType licenseType, Avail? avail)
    {
        var starting = StartingTerms.For(licenseType);
        var terms = ImmutableSortedDictionary.CreateBuilder<Term, EffectiveTerm>();
        foreach (var (term, start) in starting)
        {
            terms[term] = new EffectiveTerm(start, start, TermSource.BuiltIn, []);
        }
        var limits = new List<(Term Term, AppliedLimit Limit)>();
        foreach (var scope in path)
        {
            // General first, so that the narrowed statement of the same scope comes after it and wins.
            foreach (var statement in scope.Statements
                .Where(statement => statement.Narrowing.AppliesTo(territory, licenseType))
                .OrderBy(statement => statement.Narrowing.IsNarrow))
            {
                var source = TermSource.Of(scope.Scope);
                foreach (var (term, value) in statement.Values)
                {
                    var stated = value is TermValue.Floors deeper && terms[term].Stated is TermValue.Floors wider ? TermRules.Merge(wider, deeper) : value;
                    terms[term] = new EffectiveTerm(stated, stated, source, []);
                }
                limits.AddRange(statement.Limits.Select(limit => (limit.Key, new AppliedLimit(source, limit.Value.Value, limit.Value.Clause))));
            }
        }
        foreach (var (term, limit) in limits)
        {
            Apply(terms, term, limit);
        }
        if (avail is not null)
        {
            foreach (var (term, limit) in LimitsOf(AvailLimits.Of(avail), avail.Alid, terms[Term.DownloadNotStated]))
            {
                Apply(terms, term, limit);
            }
        }
        return new EffectiveTerms(terms.ToImmutable());
    }

    // A limit is named where it tightens what was stated, on its own: that it is not the strictest of several does not make it no reason.
    static void Apply(ImmutableSortedDictionary<Term, EffectiveTerm>.Builder terms, Term term, AppliedLimit limit)
    {
        var present = terms[term];
        var bites = !TermRules.Tighten(term, present.Stated, limit.Value).Equals(present.Stated);
        terms[term] = present with
        {
            Value = TermRules.Tighten(term, present.Value, limit.Value),
            LimitedBy = bites ? present.LimitedBy.Add(limit) : present.LimitedBy,
        };
    }

    static IEnumerable<(Term Term, AppliedLimit Limit)> LimitsOf(AvailLimits avail, string alid, EffectiveTerm downloadNotStated)
    {
        var source = new TermSource("avail", alid);
        if (avail.Download == DownloadPermission.No)
        {
            yield return (Term.OfflineAllowed, new AppliedLimit(source, new TermValue.Flag(false), "Download"));
        }
        if (avail.Download == DownloadPermission.NotStated && downloadNotStated.Value is TermValue.Word { Value: "forbidden" })
        {
            var says = downloadNotStated.LimitedBy is [.., var last] ? last.Source : downloadNotStated.SetBy;
            yield return (Term.OfflineAllowed, new AppliedLimit(says, new TermValue.Flag(false), "Download not stated"));
        }
        if (avail.RentalDuration is { } rental)
        {
            yield return (Term.StorageWindow, new AppliedLimit(source, new TermValue.Length(rental), "RentalDuration"));
        }
        if (avail.WatchDuration is { } watch)
        {
            yield return (Term.PlaybackWindow, new AppliedLimit(source, new TermValue.Length(watch), "WatchDuration"));
        }
    }
}
