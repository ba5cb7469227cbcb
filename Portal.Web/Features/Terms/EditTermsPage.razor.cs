using Microsoft.AspNetCore.Components;
using Portal.Domain.Catalog;
using Portal.Domain.Changes;
using Portal.Domain.Rights;
using Portal.Web.Security;

namespace Portal.Web.Features.Terms;

/// <summary>The form for one statement of terms at any scope, beside what it would come to. Saving makes or changes the viewer's draft.</summary>
public sealed partial class EditTermsPage(
    ReadTerms readTerms, ReadScopeCases readCases, DraftTerms draft, CurrentViewer viewer, NavigationManager navigation, TimeProvider clock) : IDisposable
{
    readonly CancellationTokenSource leaving = new();
    Scope scope = Scope.Portal;
    Narrowing narrowed = Narrowing.None;
    string? shownAt;
    bool missing;
    bool saving;
    DateTimeOffset opened;
    ScopeTerms? terms;
    TermsFormModel? model;
    TermPreview? preview;
    ChangeRefusal? refusal;

    /// <summary><c>title</c>, <c>deal</c> or <c>owner</c>; absent for the portal's own terms.</summary>
    [Parameter]
    public string? Kind { get; set; }

    [Parameter]
    public string? Id { get; set; }

    /// <summary>The statement's narrowing: codes with commas between; absent = everywhere.</summary>
    [SupplyParameterFromQuery(Name = "territories")]
    public string? TerritoriesText { get; set; }

    [SupplyParameterFromQuery(Name = "types")]
    public string? TypesText { get; set; }

    string Name => scope.Kind == ScopeKind.Portal ? "the portal" : terms!.Facts.Name;

    /// <summary>The narrowings that are stated here; nothing to choose while there is one.</summary>
    List<Narrowing> Others
    {
        get
        {
            var stated = terms!.Statements.Select(statement => statement.Narrowing)
                .Concat(terms.Draft?.Terms.Where(item => item.Scope == scope).Select(item => item.Narrowing) ?? [])
                .Append(Narrowing.None)
                .Append(narrowed)
                .Distinct()
                .OrderBy(narrowing => narrowing.IsNarrow)
                .ToList();
            return stated.Count > 1 ? stated : [];
        }
    }

    TermCase? Shown => preview!.CasesOf(model!).FirstOrDefault();

    protected override Task OnParametersSetAsync() => shownAt == navigation.Uri ? Task.CompletedTask : Load();

    public void Dispose()
    {
        leaving.Cancel();
        leaving.Dispose();
    }

    async Task Load()
    {
        (shownAt, refusal, model) = (navigation.Uri, null, null);
        if (Kind is not null && !(Scope.TryParseKind(Kind, out var kind) && kind != ScopeKind.Portal && Id is not null))
        {
            missing = true;
            return;
        }
        scope = Kind is null ? Scope.Portal : new Scope(Scope.TryParseKind(Kind, out var read) ? read : ScopeKind.Portal, Id!);
        narrowed = NarrowingAsked();
        var current = await viewer.Get();
        terms = await readTerms.Run(current, scope, leaving.Token);
        if (terms is null || await readCases.Run(current, scope, leaving.Token) is not { } cases)
        {
            missing = true;
            return;
        }
        opened = clock.GetUtcNow();
        preview = new TermPreview(cases);
        var edited = TermsFormModel.Of(terms.StatementFor(narrowed));
        preview.Inherit(edited);
        model = edited;
    }

    async Task Save(TermStatement statement)
    {
        (saving, refusal) = (true, null);
        StateHasChanged();
        var outcome = await draft.Run(await viewer.Get(), statement, terms!.Facts.Version, CancellationToken.None);
        saving = false;
        refusal = outcome.Refusal;
        if (refusal is null)
        {
            navigation.NavigateTo(Addresses.Of(scope));
        }
    }

    EffectiveTerms Outcome(TermCase one) => model!.ReadWhatIsSound() is { } statement ? one.With(statement) : one.Now();

    Narrowing NarrowingAsked()
    {
        var territories = Split(TerritoriesText).Select(text => Territory.TryParse(text, out var territory) ? territory : (Territory?)null).OfType<Territory>().ToArray();
        var types = Split(TypesText).Select(text => Enum.TryParse<LicenseType>(text, out var type) ? type : (LicenseType?)null).OfType<LicenseType>().ToArray();
        return new Narrowing(territories.Length > 0 ? territories : null, types.Length > 0 ? types : null);
    }

    static string[] Split(string? text) => text?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
}
