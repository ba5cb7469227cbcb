using Microsoft.AspNetCore.Mvc;
using Portal.Domain.Access;
using Portal.Domain.Feeds;
using Portal.Domain.Feeds.Delivery;
using Portal.Domain.Feeds.Publishing;
using Portal.Web.Security;

namespace Portal.Web.Api.Feeds;

/// <summary>Feeds, their license servers and what those say.</summary>
[Route("api/v1/feeds")]
public sealed class FeedsController(
    IReleaseReader reader, PutLicenseServer putServer, AcknowledgeRelease acknowledge, IFeedGrants grants) : ApiController
{
    [HttpGet]
    [RequiresPermission(Permission.Publish)]
    public async Task<IActionResult> List(CancellationToken cancellationToken) =>
        Ok(new { items = (await reader.Feeds(Viewer, cancellationToken)).Select(FeedShape.Of) });

    [HttpGet("{feed}")]
    [RequiresPermission(Permission.Publish)]
    public async Task<IActionResult> Get(string feed, CancellationToken cancellationToken) =>
        (await reader.Feeds(Viewer, cancellationToken)).FirstOrDefault(one => one.Name == feed) is { } found
            ? Ok(FeedShape.Of(found))
            : UnknownFeed(feed);

    [HttpGet("{feed}/license-servers")]
    [RequiresPermission(Permission.Publish)]
    public async Task<IActionResult> Servers(string feed, CancellationToken cancellationToken) =>
        Ok(new { items = (await reader.Servers(Viewer, feed, cancellationToken)).Select(LicenseServerShape.Of) });

    /// <summary>Puts a license server on record; it is offered the present release at once.</summary>
    [HttpPut("{feed}/license-servers/{name}")]
    [RequiresPermission(Permission.Publish)]
    public async Task<IActionResult> PutServer(string feed, string name, LicenseServerRequest body, CancellationToken cancellationToken)
    {
        if (body.Name is not null && body.Name != name)
        {
            return ApiProblems.Unprocessable($"The body names the license server '{body.Name}' and the address '{name}': leave it out of the body.", "name");
        }
        if (!Enum.TryParse<DeliveryMethod>(body.Method, ignoreCase: true, out var method) || Names.Wire(method) != body.Method)
        {
            return ApiProblems.Unprocessable($"'{body.Method}' is not a method: use folder, push or pull.", "methodUnknown");
        }
        var server = new LicenseServer(name, feed, method, body.Address, body.PushToken is not null);
        return await putServer.Run(Viewer, server, body.PushToken, cancellationToken) switch
        {
            ServerOutcome.Kept kept => Ok(LicenseServerShape.Of(kept.Server)),
            ServerOutcome.Refused refused => ApiProblems.Unprocessable(refused.Message, refused.Member),
            _ => UnknownFeed(feed),
        };
    }

    /// <summary>A license server says that it applied or rejected a release. Saying it twice changes nothing.</summary>
    [HttpPost("{feed}/acknowledgements")]
    [RequiresPermission(Permission.ReadBundles)]
    public async Task<IActionResult> Acknowledge(string feed, AcknowledgementRequest body, CancellationToken cancellationToken)
    {
        if (!grants.MayRead(Viewer, feed))
        {
            return ApiProblems.Forbidden($"This client was not granted the feed {feed}.", "feedNotGranted");
        }
        if (body.State is not ("applied" or "rejected") || body.Release is not { } release || string.IsNullOrEmpty(body.Server))
        {
            return ApiProblems.Unprocessable("Say { server, release, state: \"applied\" or \"rejected\", reason }.", "acknowledgementIncomplete");
        }
        var state = body.State == "applied" ? DeliveryState.Applied : DeliveryState.Rejected;
        var result = await acknowledge.Record(Viewer, feed, body.Server, release, state, body.Reason, cancellationToken);
        return result == Acknowledgement.Unknown
            ? ApiProblems.NotFound($"The feed {feed} has no license server {body.Server} that was offered release {release}.", "deliveryUnknown")
            : Ok(new { server = body.Server, release, state = body.State });
    }

    static ObjectResult UnknownFeed(string feed) => ApiProblems.NotFound($"There is no feed {feed}.");
}
