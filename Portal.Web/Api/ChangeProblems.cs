using Microsoft.AspNetCore.Mvc;
using Portal.Domain.Changes;

namespace Portal.Web.Api;

/// <summary>A change's refusals as problem details.</summary>
static class ChangeProblems
{
    /// <summary>Where no version was named by the caller: a scope that moved is a conflict.</summary>
    public static ObjectResult Answer(ChangeRefusal refusal) => refusal switch
    {
        ChangeRefusal.NotFound => ApiProblems.NotFound(refusal.Sentence, CodeOf(refusal)),
        ChangeRefusal.NotPermitted or ChangeRefusal.NotYours or ChangeRefusal.OwnWork or ChangeRefusal.OwnerNotHeld =>
            ApiProblems.Forbidden(refusal.Sentence, CodeOf(refusal)),
        ChangeRefusal.WrongState or ChangeRefusal.MovedMeanwhile => ApiProblems.Conflict(refusal.Sentence, CodeOf(refusal)),
        ChangeRefusal.VersionConflict conflict =>
            ApiProblems.Conflict(refusal.Sentence, CodeOf(refusal)).With("currentVersion", conflict.Current).With("changes", Changes(conflict)),
        ChangeRefusal.LintErrors errors =>
            ApiProblems.Unprocessable(refusal.Sentence, CodeOf(refusal)).With("lint", errors.Findings.Select(LintAnswer.Of)),
        ChangeRefusal.ReasonNeeded warnings =>
            ApiProblems.Unprocessable(refusal.Sentence, CodeOf(refusal)).With("lint", warnings.Warnings.Select(LintAnswer.Of)),
        ChangeRefusal.NarrowingOverlap => ApiProblems.Unprocessable(refusal.Sentence, CodeOf(refusal)),
        _ => throw new InvalidOperationException($"{refusal.GetType().Name} has no answer."),
    };

    /// <summary>Where the caller named a version with If-Match: 412 when it is stale.</summary>
    public static ObjectResult AnswerToIfMatch(ChangeRefusal refusal) => refusal is ChangeRefusal.VersionConflict conflict
        ? ApiProblems.PreconditionFailed(conflict.Sentence, conflict.Current).With("changes", Changes(conflict))
        : Answer(refusal);

    static IEnumerable<MeanwhileAnswer> Changes(ChangeRefusal.VersionConflict conflict) => conflict.Meanwhile.Select(MeanwhileAnswer.Of);

    static string CodeOf(ChangeRefusal refusal) => char.ToLowerInvariant(refusal.Code[0]) + refusal.Code[1..];
}

/// <summary>A change set that came between.</summary>
sealed record MeanwhileAnswer(string ChangeSetId, string By, DateTimeOffset At, IEnumerable<DifferenceAnswer> Differences)
{
    public static MeanwhileAnswer Of(MeanwhileChange change) => new(change.ChangeSetId, change.By, change.At, change.Differences.Select(DifferenceAnswer.Of));
}
