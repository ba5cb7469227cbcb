using Microsoft.AspNetCore.Components;
using Portal.Domain.Access;
using Portal.Domain.Catalog;
using Portal.Domain.Changes;
using Portal.Domain.Rights;
using Portal.Web.Security;

namespace Portal.Web.Features.Titles;

/// <summary>One title: its terms with where they come from, its avails, its clocks and what changed them.</summary>
public sealed partial class TitlePage(
    ITitleReader titles, ReadScopeCases readCases, ReadTerms readTerms, ReadOfflineSummaries summaries, CurrentViewer viewer, TimeProvider clock,
    ILogger<TitlePage> log) : IDisposable
{
    static readonly (string? Key, string Name)[] Tabs = [(null, "Terms"), ("avails", "Avails"), ("clocks", "Clocks"), ("history", "History")];

    readonly CancellationTokenSource leaving = new();
    string? loadedId;
    bool loaded;
    bool failed;
    bool mayWrite;
    TitleDetail? detail;
    ScopeCases? cases;
    ScopeTerms? terms;
    TermCase? chosen;
    OfflineSummary? summary;

    [Parameter]
    public string Id { get; set; } = "";

    /// <summary>Which part is shown; terms when absent or unknown.</summary>
    [SupplyParameterFromQuery]
    public string? Tab { get; set; }

    string? Shown => Tabs.Any(tab => tab.Key == Tab) ? Tab : null;

    Scope[] HistoryScopes =>
    [
        Scope.Portal,
        Scope.Title(Id),
        .. detail!.Ancestors.Select(above => Scope.Title(above.Id)),
        .. detail.Avails.Select(avail => avail.ContentOwner).Append(detail.Title.ContentOwner).OfType<string>().Distinct().Select(Scope.Owner),
        .. detail.Avails.Select(avail => avail.Contract).OfType<string>().Distinct().Select(Scope.Deal),
    ];

    protected override Task OnParametersSetAsync() => loadedId == Id ? Task.CompletedTask : Load();

    public void Dispose()
    {
        leaving.Cancel();
        leaving.Dispose();
    }

    async Task Load()
    {
        (loadedId, failed) = (Id, false);
        try
        {
            var current = await viewer.Get();
            mayWrite = current.May(Permission.WriteRights);
            detail = await titles.Find(current, Id, leaving.Token);
            if (detail is not null)
            {
                var scope = Scope.Title(Id);
                cases = await readCases.Run(current, scope, leaving.Token);
                terms = await readTerms.Run(current, scope, leaving.Token);
                chosen = cases?.FirstOpenAt(clock.GetUtcNow());
                summary = (await summaries.Run(current, [Id], leaving.Token)).GetValueOrDefault(Id);
            }
            loaded = true;
        }
        catch (OperationCanceledException) when (leaving.IsCancellationRequested)
        {
            // The page was left.
        }
        catch (Exception failure)
        {
            log.LogError(failure, "Title {Title} could not be read", Id);
            failed = true;
        }
    }
}
