using System.Collections.Immutable;
using Portal.Domain.Catalog;
using Portal.Domain.Rights;

namespace Portal.Web.Features.Terms;

/// <summary>
/// A statement of terms as it is being edited at a scope. Problems tell what cannot be read yet; what an entered value meets further
/// up is told by <see cref="TermPreview"/>, which asks the resolver.
/// </summary>
public sealed class TermsFormModel
{
    readonly ImmutableSortedDictionary<Term, TermField> fields;
    readonly TermStatement loaded;

    TermsFormModel(TermStatement statement)
    {
        loaded = statement;
        Scope = statement.Scope;
        fields = Enum.GetValues<Term>()
            .Where(term => TermRules.MayBeStatedAt(term, Scope.Kind))
            .ToImmutableSortedDictionary(term => term, FieldOf);
        Territories = statement.Narrowing.Territories is { } territories ? string.Join(", ", territories) : "";
        LicenseTypes = [.. statement.Narrowing.LicenseTypes ?? []];
    }

    public Scope Scope { get; }

    /// <summary>Codes with commas or blanks between; empty = everywhere.</summary>
    public string Territories { get; set; }

    /// <summary>Empty = all.</summary>
    public SortedSet<LicenseType> LicenseTypes { get; }

    /// <summary>Whether limits are entered here: where contracts are written down, and where there are some already.</summary>
    public bool TakesLimits => Scope.Kind != ScopeKind.Title || !loaded.Limits.IsEmpty;

    public IEnumerable<TermField> Fields => fields.Values;

    /// <summary>Whether something cannot be read yet; <see cref="Read"/> can be called when not.</summary>
    public bool HasProblems => TerritoriesProblem is not null || Fields.Any(HasProblem);

    /// <summary>Whether saving would state something else than was loaded.</summary>
    public bool IsChanged => HasProblems || !Read().Equals(loaded);

    public string? TerritoriesProblem
    {
        get
        {
            var wrong = Codes.Where(code => !Territory.TryParse(code, out _)).ToArray();
            return wrong.Length == 0
                ? null
                : $"{string.Join(", ", wrong.Select(code => $"“{code}”"))} {(wrong.Length == 1 ? "is no territory" : "are no territories")}: use two-letter codes such as US, DE, or ZZ for worldwide.";
        }
    }

    IEnumerable<string> Codes => Territories.Split([',', ' ', ';', '\t', '\n'], StringSplitOptions.RemoveEmptyEntries);

    public Narrowing Narrowing => new(
        Codes.Any() ? Codes.Select(Territory.Parse) : null,
        LicenseTypes.Count is 0 ? null : LicenseTypes);

    /// <summary>The form for a statement; for a narrowing that states nothing yet, an empty one.</summary>
    public static TermsFormModel Of(TermStatement statement) => new(statement);

    public static TermsFormModel Empty(Scope scope, Narrowing narrowing) => new(Nothing(scope, narrowing));

    /// <summary>Null where the term cannot be stated at this scope.</summary>
    public TermField? Field(Term term) => fields.GetValueOrDefault(term);

    /// <summary>What is stated. Throws while there are problems.</summary>
    public TermStatement Read() => new(
        Scope,
        Narrowing,
        Fields.Where(field => field.Value.IsStated).ToImmutableSortedDictionary(field => field.Term, field => field.Value.Read()),
        Fields.Where(field => field.Limit.IsStated).ToImmutableSortedDictionary(field => field.Term, LimitOf));

    /// <summary>What can be read by now; terms with a problem are left out. Null while the narrowing cannot be read.</summary>
    public TermStatement? ReadWhatIsSound() =>
        TerritoriesProblem is not null
            ? null
            : new TermStatement(
                Scope,
                Narrowing,
                Fields.Where(field => field.Value.IsStated && field.Value.Problem is null).ToImmutableSortedDictionary(field => field.Term, field => field.Value.Read()),
                Fields.Where(field => field.Limit.IsStated && !field.Problems.Any()).ToImmutableSortedDictionary(field => field.Term, LimitOf));

    static bool HasProblem(TermField field) => field.Problems.Any();

    static TermStatement Nothing(Scope scope, Narrowing narrowing) => new(
        scope, narrowing, ImmutableSortedDictionary<Term, TermValue>.Empty, ImmutableSortedDictionary<Term, TermLimit>.Empty);

    static TermLimit LimitOf(TermField field) =>
        new(field.Limit.Read(), string.IsNullOrWhiteSpace(field.Clause) ? null : field.Clause.Trim());

    TermField FieldOf(Term term)
    {
        var field = new TermField(term);
        if (loaded.Values.TryGetValue(term, out var value))
        {
            field.Value.Load(value);
        }
        if (loaded.Limits.TryGetValue(term, out var limit))
        {
            field.Limit.Load(limit.Value);
            field.Clause = limit.Clause ?? "";
        }
        return field;
    }
}
