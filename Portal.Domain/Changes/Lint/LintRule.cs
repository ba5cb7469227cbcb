using System.Collections.Immutable;
using Portal.Domain.Rights;

namespace Portal.Domain.Changes.Lint;

/// <summary>One thing that is looked for.</summary>
/// <param name="Term">Where to put it right.</param>
/// <param name="Involves">The terms it depends on: it is judged where a change states one of them.</param>
/// <param name="Judge">The sentence about a case; null where all is well.</param>
sealed record LintRule(LintSeverity Severity, string Code, Term Term, ImmutableArray<Term> Involves, Func<LintCase, string?> Judge);
