using Microsoft.AspNetCore.Components;
using Portal.Domain.Avails;

namespace Portal.Web.Features.Imports;

/// <summary>Findings by place, narrowed to one severity or not, errors first.</summary>
public sealed partial class FindingsTable
{
    const int Step = 100;

    IReadOnlyList<(FindingSeverity Severity, int Number)> groups = [];
    IReadOnlyList<AvailsFinding> shown = [];
    IReadOnlyList<AvailsFinding>? counted;
    FindingSeverity? narrowedTo;
    int limit = Step;

    [Parameter, EditorRequired]
    public IReadOnlyList<AvailsFinding> Findings { get; set; } = [];

    /// <summary>Null shows all.</summary>
    [Parameter, EditorRequired]
    public FindingSeverity? Severity { get; set; }

    /// <summary>Where the page shows one severity, or all.</summary>
    [Parameter, EditorRequired]
    public Func<FindingSeverity?, string> AddressOf { get; set; } = null!;

    protected override void OnParametersSet()
    {
        if (ReferenceEquals(counted, Findings) && narrowedTo == Severity)
        {
            return;
        }

        (counted, narrowedTo, limit) = (Findings, Severity, Step);
        groups = [.. Findings.GroupBy(finding => finding.Severity).OrderBy(group => group.Key).Select(group => (group.Key, group.Count()))];
        shown = [.. Findings.Where(finding => Severity is null || finding.Severity == Severity).OrderBy(finding => finding.Severity)];
    }

    void ShowMore() => limit += Step;
}
