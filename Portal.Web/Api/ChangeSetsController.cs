using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Portal.Domain.Access;
using Portal.Domain.Changes;
using Portal.Domain.Changes.Preview;
using Portal.Web.Security;

namespace Portal.Web.Api;

/// <summary>Why a draft is submitted; needed where there are warnings.</summary>
public sealed record SubmitBody(string? Reason = null);

/// <summary><paramref name="EffectiveFrom"/> absent or past = in effect at once.</summary>
public sealed record ApproveBody(string? Comment = null, DateTimeOffset? EffectiveFrom = null);

public sealed record RejectBody(string? Comment = null);

/// <summary>Drafts, what waits for a decision, and what was decided.</summary>
[Route("api/v1/change-sets")]
public sealed class ChangeSetsController(
    IChangeSetReader changes, LintChangeSet lint, EffectPreview preview, SubmitChangeSet submit, ApproveChangeSet approve, RejectChangeSet reject)
    : ApiController
{
    /// <summary>Newest first. <paramref name="state"/> is draft, submitted, approved, rejected or published; all when left out.</summary>
    [HttpGet]
    [RequiresPermission(Permission.ReadRights, Permission.WriteRights, Permission.ApproveRights)]
    public async Task<ActionResult<PageAnswer<ChangeSetItemAnswer>>> List(string? state, int? page, int? pageSize, CancellationToken cancellationToken)
    {
        var problems = new RequestProblems();
        var known = Enum.GetValues<ChangeSetState>().Where(one => ChangeSetAnswer.NameOf(one) == state).Cast<ChangeSetState?>().FirstOrDefault();
        if (state is not null && known is null)
        {
            problems.Add("state", $"'{state}' is not a state: use {string.Join(", ", Enum.GetValues<ChangeSetState>().Select(ChangeSetAnswer.NameOf))}.");
        }
        return Paging.Read(problems, page, pageSize) is { } request
            ? Paging.Answer(await changes.Page(Viewer, known, request, cancellationToken), ChangeSetItemAnswer.Of)
            : problems.Answer();
    }

    /// <summary>What it changes, what is to be said against it, and what it does to the catalog.</summary>
    [HttpGet("{id}")]
    [RequiresPermission(Permission.ReadRights, Permission.WriteRights, Permission.ApproveRights)]
    public async Task<ActionResult<ChangeSetAnswer>> Get([EncodedId] string id, CancellationToken cancellationToken) =>
        await changes.Find(Viewer, id, cancellationToken) is { } changeSet
            ? await Whole(changeSet, cancellationToken)
            : ChangeProblems.Answer(new ChangeRefusal.NotFound($"change set {id}"));

    [HttpPost("{id}/submit")]
    [RequiresPermission(Permission.WriteRights)]
    public async Task<ActionResult<ChangeSetAnswer>> Submit(
        [EncodedId] string id, [FromBody(EmptyBodyBehavior = EmptyBodyBehavior.Allow)] SubmitBody? body, CancellationToken cancellationToken) =>
        await Answer(await submit.Run(Viewer, id, body?.Reason, cancellationToken), cancellationToken);

    [HttpPost("{id}/approve")]
    [RequiresPermission(Permission.ApproveRights)]
    public async Task<ActionResult<ChangeSetAnswer>> Approve(
        [EncodedId] string id, [FromBody(EmptyBodyBehavior = EmptyBodyBehavior.Allow)] ApproveBody? body, CancellationToken cancellationToken) =>
        await Answer(await approve.Run(Viewer, id, body?.Comment, body?.EffectiveFrom, cancellationToken), cancellationToken);

    [HttpPost("{id}/reject")]
    [RequiresPermission(Permission.ApproveRights)]
    public async Task<ActionResult<ChangeSetAnswer>> Reject(
        [EncodedId] string id, [FromBody(EmptyBodyBehavior = EmptyBodyBehavior.Allow)] RejectBody? body, CancellationToken cancellationToken) =>
        await Answer(await reject.Run(Viewer, id, body?.Comment, cancellationToken), cancellationToken);

    async Task<ActionResult<ChangeSetAnswer>> Answer(ChangeOutcome<ChangeSet> outcome, CancellationToken cancellationToken) =>
        outcome.Refusal is { } refusal ? ChangeProblems.Answer(refusal) : await Whole(outcome.OrThrow(), cancellationToken);

    async Task<ChangeSetAnswer> Whole(ChangeSet changeSet, CancellationToken cancellationToken) => ChangeSetAnswer.Of(
        changeSet, await lint.Of(changeSet, cancellationToken), await preview.Of(Viewer, changeSet, cancellationToken));
}
