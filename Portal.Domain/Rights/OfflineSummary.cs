using System.Collections.Immutable;
using Portal.Domain.Access;
using Portal.Domain.Catalog;
using Portal.Domain.Decisions;
using Portal.Domain.Time;

namespace Portal.Domain.Rights;

/// <summary>Whether a title can be downloaded somewhere at an instant.</summary>
public enum OfflineState
{
    /// <summary>No row of it grants anything: a series, or a title whose license types grant nothing.</summary>
    NoAvails,

    /// <summary>Rows there are, and none is open.</summary>
    NotOpen,

    /// <summary>Open, and downloads forbidden everywhere.</summary>
    Forbidden,

    /// <summary>Allowed by some of the open rows only, or in some of their territories.</summary>
    Limited,

    /// <summary>Every open row allows it, wherever it holds.</summary>
    Allowed,
}

/// <summary>A title's offline rights in one line.</summary>
/// <param name="Open">Rows open at the instant.</param>
/// <param name="Downloadable">Those of them under which some quality may be downloaded somewhere.</param>
/// <param name="Storage">The shortest and longest storage window under those; a null end = none, which is the longest. Null without such rows.</param>
/// <param name="Playback">As <paramref name="Storage"/>.</param>
/// <param name="Best">The best quality under those.</param>
public sealed record OfflineSummary(
    OfflineState State, int Open, int Downloadable, (Duration? Least, Duration? Most)? Storage, (Duration? Least, Duration? Most)? Playback, Quality? Best)
{
    /// <param name="evaluator">Over what counts.</param>
    /// <param name="rights">The title with the rows to be told of.</param>
    public static OfflineSummary Of(Evaluator evaluator, TitleRights rights, DateTimeOffset now)
    {
        var granting = rights.Avails.Where(avail => avail.LicenseType is not null).ToArray();
        var open = granting.Where(avail => avail.Window is { } window && window.IsOpenAt(now)).ToArray();
        var places = open.SelectMany(avail => PlacesOf(evaluator, rights, avail)).ToArray();
        var downloadable = places
            .Where(place => !place.Terms.HaveRunOutUnder(place.Avail, now))
            .Select(place => (place.Avail, place.Terms, Best: BestOf(place.Terms, place.Avail)))
            .Where(place => place.Best is not null)
            .ToArray();
        var state =
            granting.Length == 0 ? OfflineState.NoAvails
            : open.Length == 0 ? OfflineState.NotOpen
            : downloadable.Length == 0 ? OfflineState.Forbidden
            : downloadable.Length < places.Length ? OfflineState.Limited
            : OfflineState.Allowed;
        return new OfflineSummary(
            state,
            open.Length,
            downloadable.DistinctBy(place => place.Avail.Id).Count(),
            RangeOf([.. downloadable.Select(row => row.Terms.StorageWindow)]),
            RangeOf([.. downloadable.Select(row => row.Terms.PlaybackWindow)]),
            downloadable.Max(row => row.Best));
    }

    // A worldwide row counts in the world and in each territory whose terms are its own.
    static IEnumerable<(Avail Avail, EffectiveTerms Terms)> PlacesOf(Evaluator evaluator, TitleRights rights, Avail avail) =>
        evaluator.SingledOut(rights, avail).Prepend(avail.Territory)
            .Select(territory => (avail.In(territory), evaluator.TermsOf(rights, avail, territory)));

    static Quality? BestOf(EffectiveTerms terms, Avail avail) => GrantedTerms.Of(terms).Downloadable(QualitySet.OfferedBy(avail)).Best;

    // None is longer than any length.
    static (Duration? Least, Duration? Most)? RangeOf(ImmutableArray<Duration?> lengths) =>
        lengths.IsEmpty ? null : (lengths.Where(length => length is not null).Min(), lengths.Contains(null) ? null : lengths.Max());
}

/// <summary>Summaries for the titles a page shows, and no others.</summary>
public sealed class ReadOfflineSummaries(ICatalogRights catalog, IStatementReader statements, TimeProvider clock)
{
    /// <param name="viewer">Only titles and rows of owners the viewer holds are told of.</param>
    /// <param name="titleIds">As many as a page shows: each is read on its own.</param>
    public async Task<ImmutableDictionary<string, OfflineSummary>> Run(
        Viewer viewer, IReadOnlyCollection<string> titleIds, CancellationToken cancellationToken)
    {
        var titles = new List<TitleRights>();
        foreach (var id in titleIds)
        {
            if (await catalog.Load(id, cancellationToken) is { } rights && viewer.Sees(rights.Title.ContentOwner))
            {
                titles.Add(rights with { Avails = [.. rights.Avails.Where(avail => viewer.Sees(avail.ContentOwner))] });
            }
        }
        var evaluator = new Evaluator((await statements.At([.. titles.SelectMany(Evaluator.ScopesOf).Distinct()], cancellationToken)).At);
        var now = clock.GetUtcNow();
        return titles.ToImmutableDictionary(title => title.Title.Id, title => OfflineSummary.Of(evaluator, title, now), StringComparer.Ordinal);
    }
}
