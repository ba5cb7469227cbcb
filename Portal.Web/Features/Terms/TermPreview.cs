using System.Collections.Immutable;
using Portal.Domain.Rights;

namespace Portal.Web.Features.Terms;

/// <summary>
/// What the form's entries come to, case by case: what is inherited where nothing is stated, and which limits bite.
/// The resolver decides; this only asks it and finds words.
/// </summary>
public sealed class TermPreview(ScopeCases cases)
{
    const int MostNamed = 3;

    public SourceWords Sources { get; } = new(cases.TitleNames);

    /// <summary>The cases a form's statement would apply to; all of them while its narrowing cannot be read or applies to none.</summary>
    public ImmutableArray<TermCase> CasesOf(TermsFormModel model)
    {
        if (model.TerritoriesProblem is not null)
        {
            return cases.Cases;
        }
        var narrowing = model.Narrowing;
        var narrowed = cases.Cases
            .SelectMany(one => one.Avail is null && narrowing.Territories is { } territories ? territories.Select(territory => one with { Territory = territory }) : [one])
            .Where(one => narrowing.AppliesTo(one.Territory, one.LicenseType) || (one.Territory.IsWorldwide && AppliesToType(narrowing, one)))
            .Distinct()
            .ToImmutableArray();
        return narrowed.IsEmpty ? cases.Cases : narrowed;
    }

    /// <summary>Tells each field what would count without it.</summary>
    public void Inherit(TermsFormModel model)
    {
        var nothing = TermsFormModel.Empty(model.Scope, model.TerritoriesProblem is null ? model.Narrowing : Narrowing.None).Read();
        var inherited = CasesOf(model)[0].With(nothing);
        foreach (var field in model.Fields)
        {
            field.Inherited = inherited.ByTerm[field.Term];
        }
    }

    /// <summary>What counts where nothing is stated here: <c>30 days, from deal Aurora 2026</c>; by license type where it differs.</summary>
    public string InheritedWords(TermsFormModel model, Term term)
    {
        var nothing = TermsFormModel.Empty(model.Scope, model.TerritoriesProblem is null ? model.Narrowing : Narrowing.None).Read();
        var applied = CasesOf(model);
        return ByCase(applied, one =>
        {
            var inherited = one.With(nothing).ByTerm[term];
            var limited = inherited.LimitedBy.IsEmpty ? "" : $", limited by {string.Join("; ", inherited.LimitedBy.Select(Sources.By))}";
            return $"{TermWords.Of(term, inherited.Value)}, from {Sources.From(inherited.SetBy)}{limited}";
        });
    }

    /// <summary>What counts in the place of what is entered, by case where it differs; null where no limit bites.</summary>
    public string? Counts(TermsFormModel model, Term term) =>
        !Bites(model, term).IsEmpty && model.ReadWhatIsSound() is { } statement
            ? ByCase(CasesOf(model), one => TermWords.Of(term, one.With(statement).ByTerm[term].Value))
            : null;

    /// <summary>Limits that bite on what is entered, each once, with the cases it is about where not about all.</summary>
    public ImmutableArray<string> Bites(TermsFormModel model, Term term)
    {
        if (model.Field(term)?.Value is not { IsStated: true, Problem: null } || model.ReadWhatIsSound() is not { } statement)
        {
            return [];
        }
        var applied = CasesOf(model);
        var bites =
            from one in applied
            let entered = one.With(statement).ByTerm[term]
            from limit in entered.LimitedBy
            group one by LimitWords.Of(term, entered.Stated, limit, Sources);
        return
        [
            .. bites.Select(bite => bite.Distinct().Count() == applied.Length ? bite.Key : $"{bite.Key.TrimEnd('.')} ({CasesWords([.. bite], applied)})."),
        ];
    }

    static string ByCase(ImmutableArray<TermCase> applied, Func<TermCase, string> wordsOf)
    {
        var answers = applied.GroupBy(wordsOf).ToArray();
        return answers.Length == 1
            ? answers[0].Key
            : string.Join("; ", answers.Take(MostNamed).Select(answer => $"{answer.Key} ({CasesWords([.. answer], applied)})"))
                + (answers.Length > MostNamed ? "; …" : "");
    }

    static bool AppliesToType(Narrowing narrowing, TermCase one) => narrowing.LicenseTypes is null || narrowing.LicenseTypes.Contains(one.LicenseType);

    // License types alone where they tell the cases apart, else each right by its territory, type and format.
    static string CasesWords(IReadOnlyCollection<TermCase> cases, ImmutableArray<TermCase> all)
    {
        var types = cases.Select(one => one.LicenseType).ToHashSet();
        var names = all.Where(one => types.Contains(one.LicenseType)).All(cases.Contains)
            ? types.Order().Select(type => type.ToString()).ToArray()
            : cases.Select(one => $"{one.Territory.Code} {one.LicenseType}{Format(one.Avail)}").Distinct().ToArray();
        return string.Join(", ", names.Take(MostNamed)) + (names.Length > MostNamed ? $" and {names.Length - MostNamed} more" : "");
    }

    static string Format(Avail? avail) => avail is { FormatProfile.Length: > 0 } ? $" {avail.FormatProfile}" : "";
}
