using Microsoft.AspNetCore.Mvc;
using Portal.Domain.Access;
using Portal.Domain.Catalog;
using Portal.Domain.Decisions;
using Portal.Web.Security;

namespace Portal.Web.Api;

/// <summary>The catalog: titles, their avails, and the terms that count for them.</summary>
[Route("api/v1/titles")]
[RequiresPermission(Permission.ReadRights)]
public sealed class TitlesController(ITitleReader titles, ExplainTerms explain, TimeProvider clock) : ApiController
{
    /// <summary>By name. <paramref name="search"/> is part of a name or an id, in any case; pages hold 1 to 500 titles, 50 unless asked.</summary>
    [HttpGet]
    public async Task<ActionResult<PageAnswer<TitleItem>>> List(
        string? search, string? owner, int? page, int? pageSize, CancellationToken cancellationToken)
    {
        var problems = new RequestProblems();
        return Paging.Read(problems, page, pageSize) is { } request
            ? Paging.Answer(await titles.Page(Viewer, new TitleQuery(request, NullIfBlank(search), NullIfBlank(owner)), cancellationToken), TitleItem.Of)
            : problems.Answer();
    }

    /// <summary>A title and its rows, with its version as ETag.</summary>
    [HttpGet("{id}")]
    public async Task<ActionResult<TitleAnswer>> Get([EncodedId] string id, CancellationToken cancellationToken)
    {
        if (await titles.Find(Viewer, id, cancellationToken) is not { } detail)
        {
            return NoSuchTitle(id);
        }
        SetETag(detail.Title.Version);
        return TitleAnswer.Of(detail);
    }

    /// <summary>
    /// What counts for a title in a territory, and why. <paramref name="licenseType"/> may be left out while avails of one type only are open,
    /// <paramref name="quality"/> chooses among rows of several formats, <paramref name="at"/> is now unless stated.
    /// </summary>
    [HttpGet("{id}/effective-terms")]
    public async Task<ActionResult<EffectiveTermsAnswer>> EffectiveTerms(
        [EncodedId] string id, string? territory, string? licenseType, string? quality, string? at, CancellationToken cancellationToken)
    {
        var problems = new RequestProblems();
        if (ReadQuestion(problems, territory, licenseType, quality, at) is not { } question)
        {
            return problems.Answer();
        }
        switch (await explain.Answer(Viewer, id, question, cancellationToken))
        {
            case TermsAnswer.Explained explained:
                return EffectiveTermsAnswer.Of(id, question, explained.Terms);
            case TermsAnswer.LicenseTypeNeeded { Types.Count: > 1 } needed:
                problems.Add("licenseType", $"Avails of several license types are there: say which of {string.Join(", ", needed.Types)} is meant.");
                return problems.Answer();
            case TermsAnswer.LicenseTypeNeeded:
                problems.Add("licenseType", $"No avail grants this title in {question.Territory}: say for which license type its terms are asked.");
                return problems.Answer();
            default:
                return NoSuchTitle(id);
        }
    }

    TermsQuestion? ReadQuestion(RequestProblems problems, string? territory, string? licenseType, string? quality, string? at)
    {
        var words = new RightsReading(problems);
        if (territory is null)
        {
            words.Missing("territory", "US");
        }
        var where = words.Territory("territory", territory);
        var type = words.LicenseType("licenseType", licenseType);
        var what = words.Quality("quality", quality);
        // A "+" of an offset arrives as a space when it was not encoded.
        var when = words.Instant("at", at?.Replace(' ', '+')) ?? clock.GetUtcNow();
        return problems.None ? new TermsQuestion(where!.Value, type, what, when) : null;
    }

    static ObjectResult NoSuchTitle(string id) => ApiProblems.NotFound($"There is no title '{id}' that you may see.", "unknownTitle");

    static string? NullIfBlank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
