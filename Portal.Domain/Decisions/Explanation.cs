using System.Collections.Immutable;
using Portal.Domain.Clocks;
using Portal.Domain.Rights;

namespace Portal.Domain.Decisions;

/// <summary>Puts a verdict into words: a sentence for each of its reasons and no other, with the terms it was reached by.</summary>
/// <param name="nothing">What people read where nothing grants the title: <c>No avail</c>.</param>
sealed class Explanation(DecisionRequest request, LookedUpRequest asked, string nothing)
{
    /// <summary>Of a title that the portal does not know.</summary>
    public static Decision UnknownTitle { get; } = new([ReasonWords.UnknownTitle], null, null, default, default, null, null);

    /// <param name="verdict">A row decided it, or several types are open.</param>
    /// <param name="termsOf">By the row's index.</param>
    /// <param name="avails">By the row's index; null where rows come from a release, which names none.</param>
    public Decision Of(in Verdict verdict, RightsRow[] rows, Func<int, EffectiveTerms> termsOf, Avail[]? avails)
    {
        var (row, avail) = (rows[verdict.Row], avails?[verdict.Row]);
        var terms = termsOf(verdict.Row);
        var words = new ReasonWords(request, verdict, terms, row, avail, nothing);
        if (verdict.LicenseType is null)
        {
            var open = rows.Where(one => one.IsOpenAt(asked.GrantedAt)).Select(one => one.LicenseType).Distinct().Order();
            var others = verdict.Reasons.InOrder().Where(reason => reason != Reason.LicenseTypeNeeded).Select(words.Of);
            return new Decision([ReasonWords.LicenseTypeNeeded(open), .. others], null, null, default, default, null, null);
        }
        return new Decision(
            [.. verdict.Reasons.InOrder().Select(words.Of)],
            terms,
            verdict.Quality,
            row.Clocks,
            verdict.Expiry,
            // Of what is refused for another reason than its clocks, a screen says nothing about time left.
            verdict.Allowed || verdict.Expiry.HasCome(asked.Now)
                ? ViewerMessage.For(verdict.Expiry, asked.Events.FirstPlayedAt is not null, asked.Now)
                : null,
            avail);
    }

    /// <summary>No copy can be issued, so there is none to end; but what the title's own line grants for a type that is named is told.</summary>
    /// <param name="terms">Of the type that is named, else of the first.</param>
    /// <param name="judged">The same without provenance.</param>
    public Decision WithoutAvail(in Verdict verdict, EffectiveTerms terms, GrantedTerms judged)
    {
        var words = new ReasonWords(request, verdict, terms, Judge.RowOfLine(judged, verdict.LicenseType ?? default), null, nothing);
        ImmutableArray<Refusal> refusals = [.. verdict.Reasons.InOrder().Select(words.Of)];
        return verdict.LicenseType is null
            ? new Decision(refusals, null, null, default, default, null, null)
            : new Decision(refusals, terms, verdict.Quality, default, default, null, null);
    }
}
