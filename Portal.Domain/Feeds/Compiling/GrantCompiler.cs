using System.Collections.Immutable;
using System.Text;
using Portal.Domain.Catalog;
using Portal.Domain.Decisions;
using Portal.Domain.Devices;
using Portal.Domain.Feeds.Bundles;
using Portal.Domain.Rights;

namespace Portal.Domain.Feeds.Compiling;

/// <summary>
/// Turns one title's rights into its grants, with the evaluator that answers decisions. What has ended at the instant is left out;
/// what is still to come is carried with its window, which the license server checks itself.
/// </summary>
public sealed class GrantCompiler(Evaluator evaluator, PolicyPool policies)
{
    /// <summary>The grants of a title, in an order that the rights alone decide: license type, then the longest-lived first. Empty = forbidden.</summary>
    public ImmutableArray<GrantDocument> Compile(TitleRights rights, DateTimeOffset at)
    {
        var cells = new Dictionary<string, (GrantDocument Grant, ImmutableSortedSet<Territory> Territories)>(StringComparer.Ordinal);
        foreach (var avail in rights.Avails)
        {
            if (avail is not { LicenseType: not null, Window: not null })
            {
                continue;
            }
            foreach (var place in Places(rights, avail))
            {
                if (place.Avail.Window is not { } window || window.HasEndedAt(at) || GrantOf(rights, place, at) is not { } grant)
                {
                    continue;
                }
                // Grants that differ in their territories alone are one grant; a worldwide one keeps its own exceptions.
                var key = Encoding.UTF8.GetString(BundleJson.Write(grant with { Territories = place.Territories[0].IsWorldwide ? ["ZZ"] : [] }));
                cells[key] = (grant, cells.TryGetValue(key, out var present) ? present.Territories.Union(place.Territories) : [.. place.Territories]);
            }
        }
        return
        [
            .. cells
                .OrderBy(cell => cell.Value.Grant.LicenseType, StringComparer.Ordinal)
                .ThenByDescending(cell => cell.Value.Grant.HardEnd ?? DateTimeOffset.MaxValue)
                .ThenBy(cell => cell.Key, StringComparer.Ordinal)
                .Select(cell => cell.Value.Grant with { Territories = [.. cell.Value.Territories.Select(territory => territory.Code)] }),
        ];
    }

    /// <summary>Where a row grants the same: the row by the clock there, the territory whose terms count, and all territories it is about.</summary>
    sealed record Place(Avail Avail, Territory Terms, ImmutableArray<Territory> Territories, ImmutableArray<string> Except);

    // A worldwide row is one grant for the world where its window is the same instant everywhere, else one for each of its windows;
    // and one for each territory that some statement on the path singles out.
    IEnumerable<Place> Places(TitleRights rights, Avail avail)
    {
        if (!avail.Territory.IsWorldwide)
        {
            return [new Place(avail, avail.Territory, [avail.Territory], [])];
        }
        var singledOut = evaluator.SingledOut(rights, avail);
        var elsewhere = Territory.All.Where(territory => !territory.IsWorldwide && avail.Covers(territory) && !singledOut.Contains(territory));
        var windows = elsewhere.Select(territory => (Territory: territory, Own: avail.In(territory)))
            .GroupBy(place => (place.Own.Window, place.Own.FixedEndDate), place => place.Territory).ToArray();
        var rest = windows is [var everywhere] && everywhere.Key == (avail.Window, avail.FixedEndDate)
            ? [new Place(avail, Territory.Worldwide, [Territory.Worldwide], [.. singledOut.Union(avail.ExcludedTerritories).Select(territory => territory.Code)])]
            : windows.Select(window => new Place(avail with { Window = window.Key.Window, FixedEndDate = window.Key.FixedEndDate }, Territory.Worldwide, [.. window], []));
        return [.. rest, .. singledOut.Select(territory => new Place(avail.In(territory), territory, [territory], []))];
    }

    GrantDocument? GrantOf(TitleRights rights, Place place, DateTimeOffset at)
    {
        var avail = place.Avail;
        var terms = evaluator.TermsOf(rights, avail, place.Terms);
        if (!terms.OfflineAllowed || terms.HaveRunOutUnder(avail, at))
        {
            return null;
        }
        var qualities = Enum.GetValues<Quality>()
            .Where(avail.Offers)
            .Select(quality => (Quality: quality, Floor: terms.FloorOf(quality)))
            .Where(granted => granted.Floor is not null)
            .ToImmutableDictionary(granted => granted.Quality.ToString(), granted => policies.IdOf(terms, granted.Quality, granted.Floor!));
        var platforms = Platforms.All
            .Where(platform => platform.CanPersist && (terms.Platforms is null || terms.Platforms.Contains(platform.Id)))
            .Select(platform => platform.Id)
            .Order(StringComparer.Ordinal)
            .ToImmutableArray();
        if (qualities.IsEmpty || platforms.IsEmpty)
        {
            return null;
        }
        var window = avail.Window!.Value;
        ImmutableArray<DownloadsPerTitle>? counts = terms.DownloadsPerTitle is { IsEmpty: false } stated
            ? [.. stated.Select(count => new DownloadsPerTitle(count.Count, count.Per.ToString()))]
            : null;
        return new GrantDocument(
            avail.LicenseType!.Value.ToString(),
            [],
            place.Except,
            new GrantWindow(window.Start, window.End),
            terms.HardEndUnder(avail),
            qualities,
            new GrantPreconditions(platforms, terms.Plans is { } plans ? [.. plans] : null, terms.RootedDevicesBlocked ? "blocked" : "allowed", counts));
    }
}
