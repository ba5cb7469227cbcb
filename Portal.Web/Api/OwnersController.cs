using Microsoft.AspNetCore.Mvc;
using Portal.Domain.Access;
using Portal.Domain.Catalog;
using Portal.Web.Security;

namespace Portal.Web.Api;

/// <summary>Content owners: whoever the avails name as DisplayName.</summary>
[Route("api/v1/owners")]
[RequiresPermission(Permission.ReadRights)]
public sealed class OwnersController(IOwnerReader owners) : ApiController
{
    /// <summary>By id; those the caller holds.</summary>
    [HttpGet]
    public async Task<ActionResult<PageAnswer<ContentOwnerItem>>> List(int? page, int? pageSize, CancellationToken cancellationToken)
    {
        var problems = new RequestProblems();
        return Paging.Read(problems, page, pageSize) is { } request
            ? Paging.Answer(await owners.Page(Viewer, request, cancellationToken), owner => owner)
            : problems.Answer();
    }

    /// <summary>One content owner, with its version as ETag.</summary>
    [HttpGet("{id}")]
    public async Task<ActionResult<ContentOwnerItem>> Get([EncodedId] string id, CancellationToken cancellationToken)
    {
        if (await owners.Find(Viewer, id, cancellationToken) is not { } owner)
        {
            return ApiProblems.NotFound($"There is no content owner '{id}' that you may see.", "unknownOwner");
        }
        SetETag(owner.Version);
        return owner;
    }
}
