using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;
using Portal.Domain.Access;
using Portal.Domain.Feeds.Publishing;
using Portal.Domain.Feeds.Tuf;
using Portal.Web.Security;

namespace Portal.Web.Api.Feeds;

/// <summary>A feed as its license servers fetch it: a TUF repository. Readable with <c>bundles.read</c> and a grant of that very feed.</summary>
[Route("feeds/{feed}")]
[RequiresPermission(Permission.ReadBundles)]
public sealed class FeedFilesController(IFeedContent content, IFeedFiles files, IFeedGrants grants) : ApiController
{
    [HttpGet("metadata/{file}")]
    public async Task<IActionResult> Metadata(string feed, string file, CancellationToken cancellationToken)
    {
        if (!grants.MayRead(Viewer, feed))
        {
            return NotGranted(feed);
        }
        if (await content.Metadata(feed, file, cancellationToken) is not { } metadata)
        {
            return ApiProblems.NotFound($"The feed {feed} has no metadata file {file}.");
        }
        var etag = new EntityTagHeaderValue($"\"{FileReference.Of(metadata.Bytes.Span).Sha256}\"");
        Response.Headers.CacheControl = "private, no-cache";
        return new FileContentResult(metadata.Bytes.ToArray(), "application/json") { EntityTag = etag };
    }

    [HttpGet("targets/{file}")]
    public IActionResult Target(string feed, string file)
    {
        if (!grants.MayRead(Viewer, feed))
        {
            return NotGranted(feed);
        }
        if (files.Open(feed, file) is not { } stream)
        {
            return ApiProblems.NotFound($"The feed {feed} has no file {file}.");
        }
        // The name holds the content's hash, so what was fetched once never changes.
        Response.Headers.CacheControl = "private, max-age=31536000, immutable";
        return File(stream, "application/json");
    }

    static ObjectResult NotGranted(string feed) =>
        ApiProblems.Forbidden($"This client was not granted the feed {feed}. An operator grants feeds to clients.", "feedNotGranted");
}
