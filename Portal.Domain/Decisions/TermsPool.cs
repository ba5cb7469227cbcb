namespace Portal.Domain.Decisions;

/// <summary>Keeps each distinct value of terms once, so that a million titles share a few. Not for several threads.</summary>
public sealed class TermsPool
{
    readonly Dictionary<GrantedTerms, GrantedTerms> known = [];

    public int Count => known.Count;

    /// <summary>The one instance that says this.</summary>
    public GrantedTerms Intern(GrantedTerms terms)
    {
        if (known.TryGetValue(terms, out var first))
        {
            return first;
        }
        known.Add(terms, terms);
        return terms;
    }
}
