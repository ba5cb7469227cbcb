using Microsoft.AspNetCore.Components;
using Portal.Domain.Access;
using Portal.Domain.Avails;
using Portal.Domain.Catalog;
using Portal.Web.Security;

namespace Portal.Web.Features.Imports;

/// <summary>One import: what was found, what it changes, and the button that applies it.</summary>
public sealed partial class ImportPage(
    IImportReader reader, IRightsRevision revision, ApplyImport applyImport, CurrentViewer viewer, NavigationManager navigation)
{
    ImportDetail? detail;
    FindingSeverity? severity;
    bool isMissing;
    bool isStale;
    bool isApplying;

    [Parameter]
    public string Id { get; set; } = "";

    /// <summary>Which findings to show: <c>error</c>, <c>warning</c> or <c>info</c>; all when absent.</summary>
    [SupplyParameterFromQuery(Name = "severity")]
    public string? SeverityName { get; set; }

    /// <summary>Which findings to show, by their code; all when absent.</summary>
    [SupplyParameterFromQuery(Name = "code")]
    public string? Code { get; set; }

    bool MayApply => detail is { DryRun: true, Effect.ChangesNothing: false } && !isStale;

    protected override async Task OnParametersSetAsync()
    {
        severity = Enum.TryParse<FindingSeverity>(SeverityName, ignoreCase: true, out var named) && Enum.IsDefined(named) ? named : null;
        if (detail?.Import.Id != Id)
        {
            await Load();
        }
    }

    async Task Load()
    {
        detail = await reader.Find(await viewer.Get(), Id, CancellationToken.None);
        isMissing = detail is null;
        isStale = detail is { DryRun: true } && detail.Import.BaseRevision != await revision.Current(CancellationToken.None);
    }

    async Task Apply()
    {
        var who = await viewer.Get();
        if (!who.May(Permission.WriteRights))
        {
            navigation.Refresh(forceReload: true);
            return;
        }

        isApplying = true;
        try
        {
            switch (await applyImport.Apply(who, Id, CancellationToken.None))
            {
                case ApplyOutcome.Applied(var applied):
                    detail = applied;
                    break;
                case ApplyOutcome.RightsChanged:
                    isStale = true;
                    break;
                default:
                    await Load();
                    break;
            }
        }
        finally
        {
            isApplying = false;
        }
    }

    string AddressOf(FindingSeverity? shown, string? code)
    {
        string?[] narrowed =
        [
            shown is { } one ? $"severity={one.ToString().ToLowerInvariant()}" : null,
            code is null ? null : $"code={Uri.EscapeDataString(code)}",
        ];
        var query = string.Join('&', narrowed.OfType<string>());
        return query.Length == 0 ? Addresses.Import(Id) : $"{Addresses.Import(Id)}?{query}";
    }
}
