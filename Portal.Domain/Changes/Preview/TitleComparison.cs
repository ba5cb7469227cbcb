using System.Collections.Immutable;
using Portal.Domain.Catalog;
using Portal.Domain.Decisions;
using Portal.Domain.Rights;

namespace Portal.Domain.Changes.Preview;

/// <summary>One title before and after, by territory and license type.</summary>
sealed class TitleComparison(Evaluator before, Evaluator after, ImmutableSortedSet<Territory> toldApart, DateTimeOffset now)
{
    public void AddTo(SortedDictionary<(Territory Territory, LicenseType Type), EffectRow> counts, TitleRights title)
    {
        var alive = title.Avails.Where(avail => avail is { LicenseType: not null, Window: { } window } && !window.HasEndedAt(now));
        var judged =
            from avail in alive
            from territory in TerritoriesOf(avail)
            group avail by (territory, avail.LicenseType!.Value);
        foreach (var avails in judged)
        {
            var (territory, type) = avails.Key;
            var pairs = avails
                .Select(avail => (Avail: avail, Before: before.TermsOf(title, avail, territory), After: after.TermsOf(title, avail, territory)))
                .ToArray();
            if (pairs.All(pair => Same(pair.Before, pair.After)))
            {
                continue;
            }
            var had = pairs.Any(pair => CanDownload(pair.Before, pair.Avail));
            var has = pairs.Any(pair => CanDownload(pair.After, pair.Avail));
            var row = counts.GetValueOrDefault(avails.Key) ?? new EffectRow(territory, type, 0, 0, 0);
            counts[avails.Key] = row with
            {
                Changed = row.Changed + 1,
                Gained = row.Gained + (has && !had ? 1 : 0),
                Lost = row.Lost + (had && !has ? 1 : 0),
            };
        }
    }

    IEnumerable<Territory> TerritoriesOf(Avail avail) =>
        avail.Territory.IsWorldwide ? toldApart.Where(avail.Covers).Append(avail.Territory) : [avail.Territory];

    static bool Same(EffectiveTerms one, EffectiveTerms other) => one.ByTerm.All(term => other.ByTerm[term.Key].Value.Equals(term.Value.Value));

    bool CanDownload(EffectiveTerms terms, Avail avail) =>
        !terms.HaveRunOutUnder(avail, now) && !GrantedTerms.Of(terms).Downloadable(QualitySet.OfferedBy(avail)).IsEmpty;
}
