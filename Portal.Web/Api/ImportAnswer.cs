using Portal.Domain.Avails;

namespace Portal.Web.Api;

/// <summary>An import on the wire.</summary>
/// <param name="DryRun">Nothing changed yet.</param>
public sealed record ImportAnswer(
    string ImportId, bool DryRun, string Template, ImportRows Rows, IReadOnlyList<AvailsFinding> Findings, ImportChanges Changes)
{
    public static ImportAnswer Of(ImportDetail detail)
    {
        ArgumentNullException.ThrowIfNull(detail);
        var import = detail.Import;
        return new(import.Id, detail.DryRun, import.Template, import.Rows, detail.Findings, import.Changes);
    }
}
