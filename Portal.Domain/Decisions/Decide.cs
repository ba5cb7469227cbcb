using Portal.Domain.Access;

namespace Portal.Domain.Decisions;

/// <summary>Answers one decision for whoever asks: API, support and preview.</summary>
public sealed class Decide(RightsInView rights)
{
    /// <summary>Null where the basis is a change set that the viewer does not see. A title they may not see is one the portal does not know.</summary>
    public async Task<Decision?> Answer(
        Viewer viewer, string titleId, DecisionRequest request, DecisionBasis basis, CancellationToken cancellationToken) =>
        await rights.Load(viewer, titleId, basis, cancellationToken) is { } loaded
            ? loaded.Evaluator.Decide(loaded.Rights, request)
            : null;
}
