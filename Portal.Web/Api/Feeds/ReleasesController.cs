using Microsoft.AspNetCore.Mvc;
using Portal.Domain.Access;
using Portal.Domain.Feeds.Publishing;
using Portal.Domain.Storage;
using Portal.Web.Security;

namespace Portal.Web.Api.Feeds;

/// <summary>Releases of a feed.</summary>
[Route("api/v1/feeds/{feed}/releases")]
[RequiresPermission(Permission.Publish)]
public sealed class ReleasesController(RequestRelease request, ConfirmRelease confirm, IReleaseReader reader) : ApiController
{
    const int DefaultPageSize = 50;

    /// <summary>202 with the number that was taken; 200 with the present release when nothing is new.</summary>
    [HttpPost]
    public async Task<IActionResult> Ask(string feed, CancellationToken cancellationToken) =>
        await request.Ask(Viewer, feed, cancellationToken) switch
        {
            ReleaseRequest.Accepted accepted => Accepted(
                $"/api/v1/feeds/{Uri.EscapeDataString(feed)}/releases/{accepted.Release.Number}",
                new ReleaseAccepted(accepted.Release.Number, Names.Wire(accepted.Release.State))),
            ReleaseRequest.NothingNew present => Ok(new ReleaseAccepted(present.Present.Number, Names.Wire(present.Present.State))),
            _ => UnknownFeed(feed),
        };

    [HttpGet]
    public async Task<IActionResult> List(string feed, CancellationToken cancellationToken, int page = 1, int pageSize = DefaultPageSize)
    {
        if (page < 1 || pageSize is < 1 or > PageRequest.MaxSize)
        {
            return ApiProblems.Unprocessable($"page is at least 1 and pageSize from 1 to {PageRequest.MaxSize}.");
        }
        var releases = await reader.Releases(Viewer, feed, new PageRequest(page, pageSize), cancellationToken);
        return Ok(new { items = releases.Items.Select(release => ReleaseShape.Of(release, [])), releases.Total, page, pageSize });
    }

    [HttpGet("{number:long}")]
    public async Task<IActionResult> Get(string feed, long number, CancellationToken cancellationToken) =>
        await reader.Release(Viewer, feed, number, cancellationToken) is { } release
            ? Ok(ReleaseShape.Of(release, await reader.Deliveries(Viewer, feed, number, cancellationToken)))
            : ApiProblems.NotFound($"The feed {feed} has no release {number}.");

    /// <summary>Lets a release go out that withdraws more titles than the feed's limit.</summary>
    [HttpPost("{number:long}/confirm")]
    public async Task<IActionResult> Confirm(string feed, long number, CancellationToken cancellationToken) =>
        await confirm.Confirm(Viewer, feed, number, cancellationToken)
            ? Accepted(new ReleaseAccepted(number, "pending"))
            : ApiProblems.Conflict($"Release {number} of {feed} does not wait for a confirmation.", "notAwaitingConfirmation");

    static ObjectResult UnknownFeed(string feed) => ApiProblems.NotFound($"There is no feed {feed}.");
}
