using Microsoft.AspNetCore.Mvc;
using Portal.Domain.Access;
using Portal.Domain.Avails.Export;
using Portal.Web.Downloads;
using Portal.Web.Security;

namespace Portal.Web.Api;

/// <summary>The present avails, as a workbook that comes back in as the same rights.</summary>
[Route("api/v1/avails/export")]
[RequiresPermission(Permission.ReadRights)]
public sealed class AvailsExportController(ExportAvails export, TimeProvider clock) : ApiController
{
    /// <summary>
    /// What the caller sees, in template 1.9, streamed. <paramref name="owner"/> is the rows' DisplayName, <paramref name="contract"/> their
    /// ContractID, <paramref name="territory"/> the one they name; worldwide rows name <c>ZZ</c>.
    /// </summary>
    [HttpGet]
    [ProducesResponseType<Stream>(StatusCodes.Status200OK, ExportAvails.ContentType)]
    public IActionResult Export(string? owner, string? contract, string? territory)
    {
        var problems = new RequestProblems();
        var where = new RightsReading(problems).Territory("territory", territory);
        if (!problems.None)
        {
            return problems.Answer();
        }
        var (viewer, selection) = (Viewer, new AvailsSelection(owner, contract, where));
        return new WorkbookDownload(
            ExportAvails.FileName(clock.GetUtcNow()),
            (stream, cancellationToken) => export.Write(viewer, selection, stream, cancellationToken));
    }
}
