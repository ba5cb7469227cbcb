using System.Collections.Immutable;
using Portal.Domain.Catalog;
using Portal.Domain.Rights;

namespace Portal.Domain.Avails;

/// <summary>What is in the catalog of everything a delivery touches.</summary>
/// <param name="Titles">By id.</param>
/// <param name="Avails">All avails of the delivery's ALIDs.</param>
/// <param name="Deals">By ContractID.</param>
/// <param name="Owners">Which of the delivery's content owners are known.</param>
public sealed record CatalogState(
    IReadOnlyDictionary<string, Title> Titles,
    IReadOnlyList<Avail> Avails,
    IReadOnlyDictionary<string, Deal> Deals,
    IReadOnlySet<string> Owners);

/// <summary>What a delivery touches: what <see cref="CatalogState"/> is asked for.</summary>
public sealed record CatalogTouch(
    IReadOnlyCollection<string> Alids,
    IReadOnlyCollection<string> TitleIds,
    IReadOnlyCollection<string> Contracts,
    IReadOnlyCollection<string> Owners)
{
    public static CatalogTouch Of(AvailsDelivery delivery)
    {
        var records = delivery.Records;
        return new CatalogTouch(
            records.Select(record => record.Avail.Alid).ToHashSet(StringComparer.Ordinal),
            records.SelectMany(record => record.Titles).Select(facts => facts.Id).ToHashSet(StringComparer.Ordinal),
            records.Select(record => record.Avail.Contract).OfType<string>().ToHashSet(StringComparer.Ordinal),
            records.Select(record => record.Avail.ContentOwner).OfType<string>().ToHashSet(StringComparer.Ordinal));
    }
}

/// <summary>One thing before and after.</summary>
public sealed record Change<T>(T Before, T After);

/// <summary>What applying a delivery does to the catalog. Applying the same delivery twice does nothing the second time.</summary>
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

    public ImportChanges Count() =>
        new(TitlesAdded.Length, TitlesChanged.Length, AvailsAdded.Length, AvailsChanged.Length, AvailsRemoved.Length);

    /// <summary>Every content owner whose titles or avails change, in order: who may see and apply the import.</summary>
    public ImmutableSortedSet<string> ContentOwners() =>
        TitlesAdded.Concat(TitlesChanged.SelectMany(change => new[] { change.Before, change.After })).Select(title => title.ContentOwner)
            .Concat(AvailsAdded.Concat(AvailsRemoved).Concat(AvailsChanged.SelectMany(change => new[] { change.Before, change.After }))
                .Select(avail => avail.ContentOwner))
            .Concat(OwnersAdded)
            .OfType<string>()
            .ToImmutableSortedSet(StringComparer.Ordinal);
}

/// <summary>How much an import changes, as the API says it.</summary>
public sealed record ImportChanges(int TitlesAdded, int TitlesChanged, int AvailsAdded, int AvailsChanged, int AvailsRemoved);
