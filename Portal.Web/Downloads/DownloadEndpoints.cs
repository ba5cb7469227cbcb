using Portal.Domain.Access;
using Portal.Domain.Avails.Export;
using Portal.Web.Features;
using Portal.Web.Security;

namespace Portal.Web.Downloads;

/// <summary>Files for people, by their session; the same files as the API's.</summary>
static class DownloadEndpoints
{
    public static void MapDownloads(this IEndpointRouteBuilder endpoints)
    {
        var downloads = endpoints.MapGroup("").ExcludeFromDescription();
        downloads.MapGet(Addresses.AvailsWorkbook, Avails).RequireAuthorization(PermissionPolicies.NameOf([Permission.ReadRights]));
        downloads.MapGet(Addresses.FindingsWorkbook("{importId}"), Findings).RequireAuthorization(PermissionPolicies.NameOf([Permission.WriteRights]));
    }

    static async Task<IResult> Findings(string importId, HttpContext context, DownloadFindings findings) =>
        await findings.Find(context.Viewer(), importId, context.RequestAborted) is { } file ? new WorkbookDownload(file.Name, file.Write) : Results.NotFound();

    static WorkbookDownload Avails(string? owner, string? contract, HttpContext context, ExportAvails export, TimeProvider clock)
    {
        var (viewer, selection) = (context.Viewer(), new AvailsSelection(owner, contract));
        return new WorkbookDownload(
            ExportAvails.FileName(clock.GetUtcNow()),
            (stream, cancellationToken) => export.Write(viewer, selection, stream, cancellationToken));
    }
}
