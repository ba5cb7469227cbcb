using Portal.Domain.Rights;

namespace Portal.Web.Features.Terms;

/// <summary>One term in the form: what is stated here, what is limited here, and what would count if nothing were.</summary>
public sealed class TermField(Term term)
{
    public Term Term { get; } = term;

    public TermInput Value { get; } = new(term);

    public TermInput Limit { get; } = new(term);

    /// <summary>The contract's clause that the limit comes from; empty where none is named.</summary>
    public string Clause { get; set; } = "";

    /// <summary>What counts when nothing is stated here; null where no case tells.</summary>
    public EffectiveTerm? Inherited { get; set; }

    public bool IsTouched => Value.IsStated || Limit.IsStated;

    /// <summary>Answers the term. What is to be entered starts from the inherited value.</summary>
    public void Choose(string key) => Value.Choose(key, Inherited?.Stated);

    public void ChooseLimit(string key) => Limit.Choose(key, Inherited?.Value);

    /// <summary>What is wrong with what is entered here, for people.</summary>
    public IEnumerable<string> Problems
    {
        get
        {
            if (Value.Problem is { } value)
            {
                yield return value;
            }
            if (Limit.Problem is { } limit)
            {
                yield return $"Limit: {limit}";
            }
            if (Limit.IsStated && Clause.Trim().Length > 200)
            {
                yield return "A clause is at most 200 characters.";
            }
        }
    }
}
