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
            if (avail is not { LicenseType: not null, Window: { } window } || window.HasEndedAt(at))
            {
                continue;
            }
            foreach (var (territory, except) in Territories(rights, avail))
            {
                if (GrantOf(rights, avail, territory, except, at) is not { } grant)
                {
                    continue;
                }
                // Grants that differ in their territories alone are one grant; worldwide ones keep their own exceptions.
                var key = Encoding.UTF8.GetString(BundleJson.Write(grant with { Territories = territory.IsWorldwide ? ["ZZ"] : [] }));
                cells[key] = (grant, cells.TryGetValue(key, out var present) ? present.Territories.Add(territory) : [territory]);
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

    // A worldwide row is one grant for the world and one for each territory that some statement on the path singles out.
    IEnumerable<(Territory Territory, ImmutableArray<string> Except)> Territories(TitleRights rights, Avail avail)
    {
        if (!avail.Territory.IsWorldwide)
        {
            yield return (avail.Territory, []);
            yield break;
        }
        var singledOut = evaluator.PathOf(rights, avail)
            .SelectMany(scope => scope.Statements)
            .SelectMany(statement => statement.Narrowing.Territories ?? [])
            .Where(territory => !territory.IsWorldwide && avail.Covers(territory))
            .ToImmutableSortedSet();
        yield return (Territory.Worldwide, [.. singledOut.Union(avail.ExcludedTerritories).Select(territory => territory.Code)]);
        foreach (var territory in singledOut)
        {
            yield return (territory, []);
        }
    }

    GrantDocument? GrantOf(TitleRights rights, Avail avail, Territory territory, ImmutableArray<string> except, DateTimeOffset at)
    {
        var terms = evaluator.TermsOf(rights, avail, territory);
        var hardEnd = terms.HardEndUnder(avail);
        if (!terms.OfflineAllowed || (hardEnd is { } end && end <= at))
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
            except,
            new GrantWindow(window.Start, window.End),
            hardEnd,
            qualities,
            new GrantPreconditions(platforms, terms.Plans is { } plans ? [.. plans] : null, terms.RootedDevicesBlocked ? "blocked" : "allowed", counts));
    }
}
