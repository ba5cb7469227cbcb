using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;
using Portal.Domain.Avails.Export;

namespace Portal.Web.Downloads;

/// <summary>A workbook that is written while it is sent. What fails midway breaks the connection off, so that no half of a file passes for a whole.</summary>
public sealed class WorkbookDownload(string fileName, Func<Stream, CancellationToken, Task> write) : IActionResult, IResult
{
    public Task ExecuteResultAsync(ActionContext context) => ExecuteAsync(context.HttpContext);

    public Task ExecuteAsync(HttpContext httpContext)
    {
        ArgumentNullException.ThrowIfNull(httpContext);
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(fileName);
        var response = httpContext.Response;
        response.ContentType = ExportAvails.ContentType;
        response.Headers.ContentDisposition = disposition.ToString();
        response.Headers.CacheControl = "no-store";
        return write(response.Body, httpContext.RequestAborted);
    }
}
