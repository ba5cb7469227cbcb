using Portal.Domain.Access;
using Portal.Domain.Catalog;
using Portal.Domain.Clocks;
using Portal.Domain.Rights;

namespace Portal.Domain.Decisions;

/// <summary>What is asked about a title's terms. A null license type is whichever the avails have, while that is one.</summary>
public sealed record TermsQuestion(Territory Territory, LicenseType? LicenseType, Quality? Quality, DateTimeOffset At);

/// <summary>A title's effective terms for one territory and license type.</summary>
/// <param name="Avail">The row they come from: of those open at the instant the one that permits most, else the nearest; null where there is none.</param>
/// <param name="State">Whether that row is open.</param>
public sealed record ExplainedTerms(LicenseType LicenseType, EffectiveTerms Terms, Avail? Avail, AvailState State);

/// <summary>Where an avail stands at an instant.</summary>
public enum AvailState
{
    Open,
    NotYet,
    Ended,
    None,
}

/// <summary>What came of the question.</summary>
public abstract record TermsAnswer
{
    TermsAnswer()
    {
    }

    public sealed record Explained(ExplainedTerms Terms) : TermsAnswer;

    /// <summary>There is none, or the viewer may not see it.</summary>
    public sealed record NoSuchTitle : TermsAnswer;

    /// <summary>No type was named, and there is not exactly one to take; <paramref name="Types"/> is what the avails have.</summary>
    public sealed record LicenseTypeNeeded(IReadOnlyList<LicenseType> Types) : TermsAnswer;
}

/// <summary>Says how a title's terms come about, whether it may be downloaded or not.</summary>
public sealed class ExplainTerms(RightsInView source)
{
    public async Task<TermsAnswer> Answer(Viewer viewer, string titleId, TermsQuestion question, CancellationToken cancellationToken)
    {
        if (await source.Load(viewer, titleId, DecisionBasis.Approved, cancellationToken) is not { Rights: { } rights, Evaluator: { } evaluator })
        {
            return new TermsAnswer.NoSuchTitle();
        }
        var granting = rights.Avails.Where(avail => avail.LicenseType is not null && avail.Covers(question.Territory))
            .Select(avail => avail.In(question.Territory)).ToArray();
        var open = granting.Where(avail => StateOf(avail, question.At) == AvailState.Open).ToArray();
        var types = (open.Length > 0 ? open : granting).Select(avail => avail.LicenseType!.Value).Distinct().Order().ToArray();
        if (question.LicenseType is null && types.Length != 1)
        {
            return new TermsAnswer.LicenseTypeNeeded(types);
        }
        var type = question.LicenseType ?? types[0];
        var ranked = granting
            .Where(avail => avail.LicenseType == type)
            .Select(avail => new ExplainedTerms(type, evaluator.TermsOf(rights, avail, question.Territory), avail, StateOf(avail, question.At)))
            .OrderBy(row => row.State)
            .ThenByDescending(row => question.Quality is not { } quality || row.Avail!.Offers(quality))
            .ThenBy(row => DistanceOf(row, question.At))
            .ThenByDescending(row => row.Terms.OfflineAllowed)
            .ThenByDescending(row => LastInstant(row.Terms, row.Avail!, question.At))
            .ThenBy(row => row.Avail!.Id, StringComparer.Ordinal);
        return new TermsAnswer.Explained(
            ranked.FirstOrDefault()
            ?? new ExplainedTerms(type, evaluator.TermsWithoutAvail(rights, question.Territory, type), null, AvailState.None));
    }

    // Of rows that are open none is nearer than another; one without a date is the farthest.
    static TimeSpan DistanceOf(ExplainedTerms row, DateTimeOffset at) => row.State switch
    {
        AvailState.NotYet => row.Avail!.Window?.Start - at ?? TimeSpan.MaxValue,
        AvailState.Ended => at - row.Avail!.Window?.End ?? TimeSpan.MaxValue,
        _ => TimeSpan.Zero,
    };

    /// <summary>When a copy issued then would end at the latest; no end is the latest.</summary>
    static DateTimeOffset LastInstant(EffectiveTerms terms, Avail avail, DateTimeOffset issuedAt) =>
        LicenceExpiry.Of(terms.ClocksUnder(avail), new LicenceEvents(issuedAt, null, null)).At ?? DateTimeOffset.MaxValue;

    static AvailState StateOf(Avail avail, DateTimeOffset at) =>
        avail.Window is not { } window || !window.HasStartedAt(at) ? AvailState.NotYet
        : window.HasEndedAt(at) ? AvailState.Ended
        : AvailState.Open;
}
