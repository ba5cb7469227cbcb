using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Portal.Domain.Access;
using Portal.Domain.Changes;
using Portal.Domain.Rights;
using Portal.Web.Security;

namespace Portal.Web.Api;

/// <summary>What scopes state about offline. What is put is drafted; it counts once somebody else has approved it.</summary>
[Route("api/v1")]
public sealed class OfflineTermsController(ReadTerms read, DraftTerms draft) : ApiController
{
    [HttpGet("titles/{id}/offline-terms")]
    [RequiresPermission(Permission.ReadRights)]
    public Task<ActionResult<StatementsAnswer>> GetOfTitle([EncodedId] string id, CancellationToken cancellationToken) =>
        Get(Scope.Title(id), cancellationToken);

    /// <summary><paramref name="kind"/> is portal, owner or deal; the portal's id is <c>portal</c>.</summary>
    [HttpGet("scopes/{kind}/{id}/offline-terms")]
    [RequiresPermission(Permission.ReadRights)]
    public async Task<ActionResult<StatementsAnswer>> GetOfScope(string kind, [EncodedId] string id, CancellationToken cancellationToken) =>
        ScopeOf(kind, id) is { } scope ? await Get(scope, cancellationToken) : NoSuchAddress(kind, id);

    /// <summary>One statement for one narrowing, whole. If-Match says which version of the title was seen.</summary>
    [HttpPut("titles/{id}/offline-terms")]
    [RequiresPermission(Permission.WriteRights)]
    public Task<ActionResult<DraftAnswer>> PutOfTitle([EncodedId] string id, [FromBody] JsonElement statement, CancellationToken cancellationToken) =>
        Put(Scope.Title(id), statement, cancellationToken);

    [HttpPut("scopes/{kind}/{id}/offline-terms")]
    [RequiresPermission(Permission.WriteRights)]
    public async Task<ActionResult<DraftAnswer>> PutOfScope(
        string kind, [EncodedId] string id, [FromBody] JsonElement statement, CancellationToken cancellationToken) =>
        ScopeOf(kind, id) is { } scope ? await Put(scope, statement, cancellationToken) : NoSuchAddress(kind, id);

    async Task<ActionResult<StatementsAnswer>> Get(Scope scope, CancellationToken cancellationToken)
    {
        if (await read.Run(Viewer, scope, cancellationToken) is not { } terms)
        {
            return NoSuchScope(scope.KindName, scope.Id);
        }
        SetETag(terms.Facts.Version);
        return new StatementsAnswer(terms.Statements.Select(TermJson.Write));
    }

    async Task<ActionResult<DraftAnswer>> Put(Scope scope, JsonElement body, CancellationToken cancellationToken)
    {
        if (!Request.TryReadIfMatch(out var version, out var missing))
        {
            return missing;
        }
        var (statement, problems) = TermJson.Read(scope, body);
        if (statement is null)
        {
            var answer = new RequestProblems();
            foreach (var problem in problems)
            {
                answer.Add(problem.Path, problem.Message);
            }
            return answer.Answer();
        }
        var outcome = await draft.Run(Viewer, statement, version, cancellationToken);
        return outcome.Match<ActionResult<DraftAnswer>>(
            drafted =>
            {
                SetETag(drafted.Version);
                return new DraftAnswer(drafted.ChangeSetId, drafted.Version, drafted.Lint.Select(LintAnswer.Of));
            },
            refusal => ChangeProblems.AnswerToIfMatch(refusal));
    }

    static Scope? ScopeOf(string kind, string id) => Scope.TryParseKind(kind, out var parsed) && parsed != ScopeKind.Title
        && (parsed != ScopeKind.Portal || id == Scope.Portal.Id)
            ? new Scope(parsed, id)
            : null;

    static ObjectResult NoSuchAddress(string kind, string id) => kind == Scope.Portal.KindName
        ? NoSuchScope(kind, id)
        : ApiProblems.NotFound($"'{kind}' is not a scope: use portal, owner or deal, and titles/{{id}}/offline-terms for titles.", "unknownScope");

    static ObjectResult NoSuchScope(string kind, string id) =>
        ApiProblems.NotFound($"There is no {kind} '{id}' that you may see.", $"unknown{char.ToUpperInvariant(kind[0])}{kind[1..]}");
}
