using System.Collections.Immutable;
using Portal.Domain.Catalog;
using Portal.Domain.Rights;
using Portal.Domain.Time;

namespace Portal.Domain.Changes.Lint;

/// <summary>One way from the portal down to the scope that is judged.</summary>
/// <param name="Scopes">Widest first; the scope itself is the last.</param>
/// <param name="Avail">The row whose way it is; null where the scope has none of its own.</param>
public sealed record LintPath(ImmutableArray<Scope> Scopes, Avail? Avail);

/// <summary>What is known of a scope beyond its statements.</summary>
/// <param name="Paths">At least one.</param>
/// <param name="RunTime">Of a title; null where it is not known or the scope is no title.</param>
public sealed record LintTarget(ImmutableArray<LintPath> Paths, Duration? RunTime)
{
    /// <summary>Every avail row of a title.</summary>
    public IReadOnlyCollection<Avail> Rows { get; init; } = [];
}

/// <summary>The terms as they would count for one license type in one territory.</summary>
/// <param name="Change">What is stated.</param>
/// <param name="Terms">With the avail's limits.</param>
/// <param name="OnPath">Without them.</param>
sealed record LintCase(
    TermStatement Change, LicenseType LicenseType, Territory Territory, EffectiveTerms Terms, EffectiveTerms OnPath, Avail? Avail, Duration? RunTime, DateTimeOffset Now);
