using System.Collections.Immutable;
using Portal.Domain.Catalog;
using Portal.Domain.Rights;

namespace Portal.Domain.Avails;

/// <summary>What is in the catalog of what was asked for.</summary>
/// <param name="Titles">By id.</param>
/// <param name="Avails">All avails of the ALIDs.</param>
/// <param name="Deals">By ContractID.</param>
/// <param name="Owners">Which of the content owners are known.</param>
public sealed record CatalogState(
    IReadOnlyDictionary<string, Title> Titles,
    IReadOnlyList<Avail> Avails,
    IReadOnlyDictionary<string, Deal> Deals,
    IReadOnlySet<string> Owners);

/// <summary>What <see cref="CatalogState"/> is asked for.</summary>
public sealed record CatalogTouch(
    IReadOnlyCollection<string> Alids,
    IReadOnlyCollection<string> TitleIds,
    IReadOnlyCollection<string> Contracts,
    IReadOnlyCollection<string> Owners);

/// <summary>One thing before and after.</summary>
public sealed record Change<T>(T Before, T After);

/// <summary>
/// What applying a delivery does to the catalog, or a part of that: a large delivery's plan is made, kept and carried out in parts.
/// Applying the same delivery twice does nothing the second time.
/// </summary>
/// <param name="TitlesChanged">What is known of them changes; versions in <c>After</c> have moved.</param>
/// <param name="TitlesTouched">Ids of the other titles whose avails change: their version moves.</param>
/// <param name="AvailsRemoved">Under Full Extract also what the delivery no longer lists for an ALID and territory.</param>
/// <param name="UnitsHeld">Left as they were because one of their rows was rejected.</param>
public sealed record ImportPlan(
    ImmutableArray<Title> TitlesAdded,
    ImmutableArray<Change<Title>> TitlesChanged,
    ImmutableArray<string> TitlesTouched,
    ImmutableArray<Avail> AvailsAdded,
    ImmutableArray<Change<Avail>> AvailsChanged,
    ImmutableArray<Avail> AvailsRemoved,
    ImmutableArray<string> OwnersAdded,
    ImmutableArray<Deal> DealsAdded,
    ImmutableArray<AvailsUnit> UnitsHeld)
{
    public bool ChangesNothing =>
        TitlesAdded.IsEmpty && TitlesChanged.IsEmpty && TitlesTouched.IsEmpty && AvailsAdded.IsEmpty && AvailsChanged.IsEmpty
        && AvailsRemoved.IsEmpty && OwnersAdded.IsEmpty && DealsAdded.IsEmpty;

    /// <summary>Ids among <see cref="AvailsRemoved"/> that no row deletes: a Full Extract does not list them any more.</summary>
    public ImmutableArray<string> NoLongerListed { get; init; } = [];

    public static ImportPlan Nothing { get; } = new([], [], [], [], [], [], [], [], []);

    /// <summary>Ids of titles whose avails change, some of them more than once.</summary>
    public IEnumerable<string> TitlesOfAvails =>
        AvailsAdded.Concat(AvailsRemoved).Concat(AvailsChanged.SelectMany(change => new[] { change.Before, change.After })).Select(avail => avail.TitleId);

    /// <summary>Content owners whose titles or avails change, some of them more than once.</summary>
    public IEnumerable<string> ContentOwners =>
        TitlesAdded.Concat(TitlesChanged.SelectMany(change => new[] { change.Before, change.After })).Select(title => title.ContentOwner)
            .Concat(AvailsAdded.Concat(AvailsRemoved).Concat(AvailsChanged.SelectMany(change => new[] { change.Before, change.After }))
                .Select(avail => avail.ContentOwner))
            .Concat(OwnersAdded)
            .OfType<string>();
}

/// <summary>How much an import changes, as the API says it.</summary>
public sealed record ImportChanges(int TitlesAdded, int TitlesChanged, int AvailsAdded, int AvailsChanged, int AvailsRemoved);
