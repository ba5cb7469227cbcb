using System.Collections.Immutable;
using Portal.Domain.Catalog;
using Portal.Domain.Feeds.Bundles;
using Portal.Domain.Rights;

namespace Portal.Domain.Decisions.Released;

/// <summary>A title's rights as a release carries them: its grants, judged by the same rules as avails are.</summary>
/// <param name="release">As people and provenance name it: <c>default/3</c>.</param>
/// <param name="grants">Empty for a title that the release does not carry, which forbids it.</param>
/// <param name="policies">By id: at least those that the grants name.</param>
public sealed class ReleasedRights(string release, ImmutableArray<GrantDocument> grants, IReadOnlyDictionary<string, PolicyDocument> policies)
{
    readonly GrantTerms terms = new(release, policies);

    public Decision Decide(DecisionRequest request)
    {
        var asked = LookedUpRequest.Of(request);
        GrantedQuality[] granted = [.. grants.Where(grant => Covers(grant, request.Territory)).SelectMany(terms.QualitiesOf)];
        RightsRow[] rows = [.. granted.Select((quality, place) => RowOf(quality, place))];
        var verdict = Judge.Of(rows, [], asked);
        var explanation = new Explanation(request, asked, $"Nothing in release {release}");
        if (verdict.Row >= 0)
        {
            return explanation.Of(verdict, rows, row => GrantTerms.AsCarried(granted[row].Terms), null);
        }
        // What is not carried says nothing about devices and plans; a title that is not carried at all is forbidden.
        var line = terms.WithoutGrant(!grants.IsEmpty);
        var judged = GrantedTerms.Of(line);
        verdict = Judge.WithoutAvail([judged, judged, judged, judged], verdict.Window, asked);
        return explanation.WithoutAvail(verdict, GrantTerms.AsCarried(line), judged) with { Terms = null };
    }

    static bool Covers(GrantDocument grant, Territory territory) =>
        (grant.Territories.Contains(Territory.Worldwide.Code) || grant.Territories.Contains(territory.Code))
        && !grant.ExceptTerritories.Contains(territory.Code);

    static RightsRow RowOf(GrantedQuality granted, int place) => new(
        Enum.Parse<LicenseType>(granted.Grant.LicenseType),
        QualitySet.None.With(granted.Quality),
        granted.Grant.Window.Start?.UtcTicks ?? long.MinValue,
        granted.Grant.Window.End?.UtcTicks ?? long.MaxValue,
        granted.Grant.HardEnd?.UtcTicks ?? long.MaxValue,
        GrantedTerms.Of(granted.Terms),
        place);
}
