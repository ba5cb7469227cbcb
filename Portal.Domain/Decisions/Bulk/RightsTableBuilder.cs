using Portal.Domain.Catalog;
using Portal.Domain.Rights;

namespace Portal.Domain.Decisions.Bulk;

/// <summary>Takes in one title after another. Not for several threads.</summary>
sealed class RightsTableBuilder
{
    public const int LicenseTypes = 4;

    readonly ResolvedTerms resolved;
    readonly Territory[] territories;
    readonly short[] places = [.. Enumerable.Repeat((short)-1, Territory.Numbers)];
    readonly TitleIndex titles = new();
    readonly List<StoredRow> rows = [];
    readonly Interned<TerritorySet> sets = new();
    readonly Interned<GrantedTerms> terms = new(ReferenceEqualityComparer.Instance);
    readonly Interned<GrantedTerms[]> lines = new(SameTerms.Instance);
    readonly Dictionary<StoredRow, TerritorySet> ways = [];

    public RightsTableBuilder(StatementBook statements, IEnumerable<Territory> territories)
    {
        resolved = new ResolvedTerms(new Evaluator(statements.At));
        this.territories = [.. territories.Distinct().Order()];
        foreach (var (place, territory) in this.territories.Index())
        {
            places[territory.Number] = (short)place;
        }
    }

    public void Add(TitleRights rights)
    {
        var firstRow = rows.Count;
        for (var avail = 0; avail < rights.Avails.Count; avail++)
        {
            if (rights.Avails[avail].LicenseType is not null)
            {
                AddRow(rights, rights.Avails[avail], avail);
            }
        }
        var line = lines.NumberOf([.. territories.SelectMany(territory => resolved.LineOf(rights, territory))]);
        titles.Add(rights.Title.Id, new TitlePlace(firstRow, rows.Count - firstRow, line));
    }

    public RightsTable Build() => new(
        titles, [.. rows], sets.ToArray(), terms.ToArray(), [.. lines.ToArray().SelectMany(line => line)], places, territories.Length);

    // A row that counts in several territories is kept once for each way in which it does: most often one.
    void AddRow(TitleRights rights, Avail avail, int number)
    {
        if (!avail.Territory.IsWorldwide)
        {
            if (places[avail.Territory.Number] is var place and >= 0)
            {
                Keep(WayOf(rights, avail, avail.Territory, number), default(TerritorySet).With(place));
            }
            return;
        }
        ways.Clear();
        for (var place = 0; place < territories.Length; place++)
        {
            if (avail.Covers(territories[place]))
            {
                var way = WayOf(rights, avail.In(territories[place]), territories[place], number);
                ways[way] = ways.GetValueOrDefault(way).With(place);
            }
        }
        foreach (var (way, where) in ways)
        {
            Keep(way, where);
        }
    }

    StoredRow WayOf(TitleRights rights, Avail avail, Territory territory, int number)
    {
        var row = RightsRow.Of(avail, resolved.Of(rights, avail, territory), number);
        return new StoredRow(
            row.Start, row.End, row.HardEnd, default, terms.NumberOf(row.Terms), checked((ushort)number), (byte)row.LicenseType, row.Offers);
    }

    void Keep(StoredRow way, TerritorySet where) => rows.Add(way with { Territories = sets.NumberOf(where) });

    sealed class SameTerms : IEqualityComparer<GrantedTerms[]>
    {
        public static SameTerms Instance { get; } = new();

        public bool Equals(GrantedTerms[]? x, GrantedTerms[]? y) => x.AsSpan().SequenceEqual(y, ReferenceEqualityComparer.Instance);

        public int GetHashCode(GrantedTerms[] line) =>
            line.Aggregate(0, (hash, terms) => HashCode.Combine(hash, System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(terms)));
    }
}
