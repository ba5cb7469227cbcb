using Microsoft.AspNetCore.Components;
using MudBlazor;
using Portal.Domain.Avails;

namespace Portal.Web.Features.Imports;

/// <summary>How much a finding matters: a word, an icon and a colour.</summary>
public sealed partial class FindingMark
{
    [Parameter, EditorRequired]
    public FindingSeverity Severity { get; set; }

    (string Icon, string Tone) Look => Severity switch
    {
        FindingSeverity.Error => (Icons.Material.Outlined.ErrorOutline, "bad"),
        FindingSeverity.Warning => (Icons.Material.Outlined.WarningAmber, "warn"),
        FindingSeverity.Info => (Icons.Material.Outlined.Info, "note"),
    };

    /// <summary>The word for one finding of a severity.</summary>
    public static string WordOf(FindingSeverity severity) => severity switch
    {
        FindingSeverity.Error => "Error",
        FindingSeverity.Warning => "Warning",
        FindingSeverity.Info => "Note",
    };
}
