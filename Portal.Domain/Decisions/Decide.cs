using Portal.Domain.Access;
using Portal.Domain.Decisions.Released;

namespace Portal.Domain.Decisions;

/// <summary>Answers one decision for whoever asks: API, support and preview.</summary>
public sealed class Decide(RightsInView rights, IReleasedRights releases)
{
    /// <summary>
    /// Null where the basis is a change set that the viewer does not see, or a release that is not there. A title they may not see is one the
    /// portal does not know.
    /// </summary>
    public async Task<Decision?> Answer(
        Viewer viewer, string titleId, DecisionRequest request, DecisionBasis basis, CancellationToken cancellationToken)
    {
        if (basis is DecisionBasis.OfRelease(var feed, var number))
        {
            return await releases.Find(feed, number, titleId, cancellationToken) is not { } released ? null
                : await rights.SeesWhole(viewer, titleId, cancellationToken) ? released.Decide(request)
                : Explanation.UnknownTitle;
        }
        return await rights.Load(viewer, titleId, basis, cancellationToken) is { } loaded
            ? loaded.Evaluator.Decide(loaded.Rights, request)
            : null;
    }
}
