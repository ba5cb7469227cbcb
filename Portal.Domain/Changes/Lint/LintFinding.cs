using Portal.Domain.Rights;

namespace Portal.Domain.Changes.Lint;

/// <summary>On the wire in lower case.</summary>
public enum LintSeverity
{
    /// <summary>Blocks submission.</summary>
    Error,

    /// <summary>Needs a reason at submission.</summary>
    Warning,
}

/// <summary>Something about terms that cannot be, or probably was not meant.</summary>
/// <param name="Code">Stable: one of <see cref="LintRules"/>.</param>
/// <param name="Term">Where to put it right.</param>
/// <param name="Message">What is wrong and where, for people.</param>
public sealed record LintFinding(LintSeverity Severity, string Code, Term Term, string Message)
{
    public bool IsError => Severity == LintSeverity.Error;
}
