using Microsoft.AspNetCore.Mvc;
using Portal.Domain.Access;
using Portal.Domain.Catalog;
using Portal.Web.Security;

namespace Portal.Web.Api;

/// <summary>Deals: the contracts that the avails name as ContractID.</summary>
[Route("api/v1/deals")]
[RequiresPermission(Permission.ReadRights)]
public sealed class DealsController(IDealReader deals) : ApiController
{
    /// <summary>By id; those of the owners the caller holds, or of one of them.</summary>
    [HttpGet]
    public async Task<ActionResult<PageAnswer<DealAnswer>>> List(string? owner, int? page, int? pageSize, CancellationToken cancellationToken)
    {
        var problems = new RequestProblems();
        return Paging.Read(problems, page, pageSize) is { } request
            ? Paging.Answer(await deals.Page(Viewer, string.IsNullOrWhiteSpace(owner) ? null : owner, request, cancellationToken), DealAnswer.Of)
            : problems.Answer();
    }

    /// <summary>One deal, with its version as ETag.</summary>
    [HttpGet("{id}")]
    public async Task<ActionResult<DealAnswer>> Get([EncodedId] string id, CancellationToken cancellationToken)
    {
        if (await deals.Find(Viewer, id, cancellationToken) is not { } deal)
        {
            return ApiProblems.NotFound($"There is no deal '{id}' that you may see.", "unknownDeal");
        }
        SetETag(deal.Version);
        return DealAnswer.Of(deal);
    }
}

/// <summary>A deal with what it covers.</summary>
/// <param name="NotStated">How many of its avails do not state Download.</param>
public sealed record DealAnswer(string Id, string? ContentOwner, long Version, int Titles, int Avails, int NotStated)
{
    public static DealAnswer Of(DealListItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return new(item.Deal.Id, item.Deal.ContentOwner, item.Version, item.Titles, item.Avails, item.NotStated);
    }
}
