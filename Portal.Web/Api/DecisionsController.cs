using Microsoft.AspNetCore.Mvc;
using Portal.Domain.Access;
using Portal.Domain.Decisions;
using Portal.Web.Security;

namespace Portal.Web.Api;

/// <summary>May this be downloaded, and does that copy still play?</summary>
[Route("api/v1/decisions")]
[RequiresPermission(Permission.ReadRights, Permission.Support, Permission.WriteUsage)]
public sealed class DecisionsController(Decide decide, TimeProvider clock) : ApiController
{
    /// <summary>200 whether allowed or not; 422 for a question that cannot be meant, by the names of its members.</summary>
    [HttpPost]
    public async Task<ActionResult<DecisionAnswer>> Post(DecisionBody body, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(body);
        if (MissingPermission(body) is { } missing)
        {
            return ApiProblems.Forbidden(missing, "scopeMissing");
        }
        var problems = new RequestProblems();
        if (new DecisionReading(problems).Read(body, clock.GetUtcNow()) is not { } question)
        {
            return problems.Answer();
        }
        if (await decide.Answer(Viewer, question.TitleId, question.Request, question.Basis, cancellationToken) is not { } decision)
        {
            problems.Add("basis", question.Basis is DecisionBasis.OfRelease(var feed, var number)
                ? $"The feed '{feed}' has no release {number} that is published."
                : "There is no such change set that you may see.");
            return problems.Answer();
        }
        return DecisionAnswer.Of(decision);
    }

    string? MissingPermission(DecisionBody body) => body.AccountId is null
        ? Viewer.May(Permission.ReadRights) || Viewer.May(Permission.Support)
            ? null
            : "Without accountId a decision needs the scope rights.read or support."
        : Viewer.May(Permission.Support) || Viewer.May(Permission.WriteUsage)
            ? null
            : "With accountId a decision tells about an account and needs the scope support or usage.write. Leave accountId out to ask without caps.";
}
