using Microsoft.AspNetCore.Components;
using Portal.Domain.Avails;

namespace Portal.Web.Features.Imports;

/// <summary>Findings by place, narrowed to one severity, one code or not, errors first.</summary>
public sealed partial class FindingsTable
{
    const int Step = 100;

    IReadOnlyList<(FindingSeverity Severity, int Number)> groups = [];
    IReadOnlyList<(string Code, int Number)> codes = [];
    IReadOnlyList<AvailsFinding> shown = [];
    IReadOnlyList<AvailsFinding>? counted;
    (FindingSeverity? Severity, string? Code) narrowedTo;
    int limit = Step;

    [Parameter, EditorRequired]
    public IReadOnlyList<AvailsFinding> Findings { get; set; } = [];

    /// <summary>Null shows all.</summary>
    [Parameter, EditorRequired]
    public FindingSeverity? Severity { get; set; }

    /// <summary>Null shows all.</summary>
    [Parameter, EditorRequired]
    public string? Code { get; set; }

    /// <summary>Where the page shows one severity and one code, or all.</summary>
    [Parameter, EditorRequired]
    public Func<FindingSeverity?, string?, string> AddressOf { get; set; } = null!;

    protected override void OnParametersSet()
    {
        if (ReferenceEquals(counted, Findings) && narrowedTo == (Severity, Code))
        {
            return;
        }

        (counted, narrowedTo, limit) = (Findings, (Severity, Code), Step);
        groups = [.. Findings.GroupBy(finding => finding.Severity).OrderBy(group => group.Key).Select(group => (group.Key, group.Count()))];
        var ofSeverity = Findings.Where(finding => Severity is null || finding.Severity == Severity).OrderBy(finding => finding.Severity).ToArray();
        codes = [.. ofSeverity.CountBy(finding => finding.Code).OrderByDescending(code => code.Value).ThenBy(code => code.Key, StringComparer.Ordinal).Select(code => (code.Key, code.Value))];
        shown = [.. ofSeverity.Where(finding => Code is null || finding.Code == Code)];
    }

    void ShowMore() => limit += Step;
}
