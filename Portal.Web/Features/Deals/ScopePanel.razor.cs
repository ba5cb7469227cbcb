using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using Portal.Domain.Access;
using Portal.Domain.Changes;
using Portal.Domain.Rights;
using Portal.Web.Features.Terms;
using Portal.Web.Security;

namespace Portal.Web.Features.Deals;

/// <summary>The terms of a scope above titles: the viewer's draft, what silence means, and what holds by now.</summary>
public sealed partial class ScopePanel(ReadTerms readTerms, ReadScopeCases readCases, SettleDownloadNotStated settle, CurrentViewer viewer, TimeProvider clock)
{
    ScopeTerms? terms;
    ScopeCases? cases;
    TermCase? chosen;
    SourceWords sources = new(ImmutableDictionary<string, string>.Empty);
    ChangeRefusal? refusal;
    bool mayWrite;
    bool busy;
    bool settled;

    [Parameter, EditorRequired]
    public Scope Scope { get; set; } = null!;

    /// <summary>How many avails under it do not state Download; null where that is not counted.</summary>
    [Parameter]
    public int? NotStated { get; set; }

    EffectiveTerm Silence => cases!.Cases[0].Now().ByTerm[Term.DownloadNotStated];

    protected override Task OnInitializedAsync() => Load();

    async Task Load()
    {
        var current = await viewer.Get();
        mayWrite = current.May(Permission.WriteRights);
        terms = await readTerms.Run(current, Scope, CancellationToken.None);
        cases = await readCases.Run(current, Scope, CancellationToken.None);
        chosen = cases?.FirstOpenAt(clock.GetUtcNow());
        sources = new SourceWords(cases?.TitleNames ?? ImmutableDictionary<string, string>.Empty);
        settled = settled && terms?.Draft is not null;
    }

    async Task Settle(bool allowed)
    {
        (busy, refusal) = (true, null);
        var outcome = await settle.Run(await viewer.Get(), Scope, allowed, CancellationToken.None);
        (busy, refusal, settled) = (false, outcome.Refusal, outcome.Refusal is null);
        await Load();
    }
}
