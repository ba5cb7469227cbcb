using System.Collections.Immutable;
using Portal.Domain.Catalog;
using Portal.Domain.Rights;

namespace Portal.Domain.Avails;

/// <summary>The first few of many.</summary>
/// <param name="Total">How many there are.</param>
/// <param name="First">At most <see cref="Most"/> of them.</param>
public sealed record Excerpt<T>(int Total, ImmutableArray<T> First)
{
    public const int Most = 50;
}

/// <summary>What an import does, for people: how much of each kind, and the first of it.</summary>
/// <param name="AvailsDeleted">Removed because a row says so.</param>
/// <param name="AvailsNoLongerListed">Removed because a Full Extract does not list them any more.</param>
/// <param name="TitlesTouched">Other titles whose avails change.</param>
/// <param name="UnitsHeld">Left as they were because one of their rows was rejected.</param>
/// <param name="TitleNames">Names of the titles of the avails shown, by id.</param>
public sealed record ImportEffect(
    Excerpt<string> OwnersAdded,
    Excerpt<Deal> DealsAdded,
    Excerpt<Title> TitlesAdded,
    Excerpt<Title> TitlesChanged,
    int TitlesTouched,
    Excerpt<Avail> AvailsAdded,
    Excerpt<Avail> AvailsChanged,
    Excerpt<Avail> AvailsDeleted,
    Excerpt<Avail> AvailsNoLongerListed,
    Excerpt<AvailsUnit> UnitsHeld,
    ImmutableDictionary<string, string> TitleNames)
{
    public bool ChangesNothing =>
        OwnersAdded.Total + DealsAdded.Total + TitlesAdded.Total + TitlesChanged.Total + TitlesTouched
        + AvailsAdded.Total + AvailsChanged.Total + AvailsDeleted.Total + AvailsNoLongerListed.Total == 0;

    public ImportChanges Count() => new(
        TitlesAdded.Total, TitlesChanged.Total, AvailsAdded.Total, AvailsChanged.Total, AvailsDeleted.Total + AvailsNoLongerListed.Total);

    /// <summary>Sums up a plan part by part.</summary>
    public sealed class Builder
    {
        readonly Counted<string> ownersAdded = new();
        readonly Counted<Deal> dealsAdded = new();
        readonly Counted<Title> titlesAdded = new();
        readonly Counted<Title> titlesChanged = new();
        readonly Counted<Avail> availsAdded = new();
        readonly Counted<Avail> availsChanged = new();
        readonly Counted<Avail> availsDeleted = new();
        readonly Counted<Avail> availsNoLongerListed = new();
        readonly Counted<AvailsUnit> unitsHeld = new();
        readonly Dictionary<string, string> names = new(StringComparer.Ordinal);
        readonly HashSet<string> contentOwners = new(StringComparer.Ordinal);
        int titlesTouched;

        public void Add(ImportPlan part)
        {
            ArgumentNullException.ThrowIfNull(part);
            ownersAdded.Add(part.OwnersAdded);
            dealsAdded.Add(part.DealsAdded);
            titlesAdded.Add(part.TitlesAdded);
            titlesChanged.Add([.. part.TitlesChanged.Select(change => change.After)]);
            titlesTouched += part.TitlesTouched.Length;
            availsAdded.Add(part.AvailsAdded);
            availsChanged.Add([.. part.AvailsChanged.Select(change => change.After)]);
            var unlisted = part.NoLongerListed.ToHashSet(StringComparer.Ordinal);
            availsDeleted.Add([.. part.AvailsRemoved.Where(avail => !unlisted.Contains(avail.Id))]);
            availsNoLongerListed.Add([.. part.AvailsRemoved.Where(avail => unlisted.Contains(avail.Id))]);
            unitsHeld.Add(part.UnitsHeld);
            contentOwners.UnionWith(part.ContentOwners);
        }

        /// <summary>Titles as they will be: avails are shown by their titles' names.</summary>
        public void Name(IEnumerable<Title> titles)
        {
            var shown = new[] { availsAdded, availsChanged, availsDeleted, availsNoLongerListed }
                .SelectMany(list => list.First).Select(avail => avail.TitleId).ToHashSet(StringComparer.Ordinal);
            foreach (var title in titles.Where(title => shown.Contains(title.Id)))
            {
                names[title.Id] = title.Name;
            }
        }

        /// <summary>Content owners of whom the delivery speaks, whether anything of theirs changes or not.</summary>
        public void Concern(IEnumerable<string?> owners) => contentOwners.UnionWith(owners.OfType<string>());

        /// <summary>Every content owner whom the import concerns, in order: who may see and apply it.</summary>
        public ImmutableSortedSet<string> ContentOwners => contentOwners.ToImmutableSortedSet(StringComparer.Ordinal);

        public ImportEffect Finish() => new(
            ownersAdded.Finish(), dealsAdded.Finish(), titlesAdded.Finish(), titlesChanged.Finish(), titlesTouched, availsAdded.Finish(),
            availsChanged.Finish(), availsDeleted.Finish(), availsNoLongerListed.Finish(), unitsHeld.Finish(),
            names.ToImmutableDictionary(StringComparer.Ordinal));
    }

    sealed class Counted<T>
    {
        readonly List<T> first = [];
        int total;

        public IReadOnlyList<T> First => first;

        public void Add(ImmutableArray<T> items)
        {
            total += items.Length;
            first.AddRange(items.Take(Excerpt<T>.Most - first.Count));
        }

        public Excerpt<T> Finish() => new(total, [.. first]);
    }
}
