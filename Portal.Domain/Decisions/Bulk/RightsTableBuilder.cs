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
    readonly Dictionary<string, int> titles = new(StringComparer.Ordinal);
    readonly List<int> firstRows = [0];
    readonly List<int> lines = [];
    readonly List<StoredRow> rows = [];
    readonly Interned<RowDates> dates = new();
    readonly Interned<TerritorySet> sets = new();
    readonly Interned<GrantedTerms> terms = new(ReferenceEqualityComparer.Instance);
    readonly Interned<GrantedTerms[]> distinctLines = new(SameTerms.Instance);
    readonly Dictionary<(int Dates, int Terms), TerritorySet> waysOfRow = [];

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
        titles.Add(rights.Title.Id, titles.Count);
        for (var avail = 0; avail < rights.Avails.Count; avail++)
        {
            if (rights.Avails[avail].LicenseType is not null)
            {
                AddRow(rights, rights.Avails[avail], avail);
            }
        }
        firstRows.Add(rows.Count);
        lines.Add(distinctLines.NumberOf([.. territories.SelectMany(territory => resolved.LineOf(rights, territory))]));
    }

    public RightsTable Build() => new(
        titles, [.. firstRows], [.. lines], [.. rows], dates.ToArray(), sets.ToArray(), terms.ToArray(),
        [.. distinctLines.ToArray().SelectMany(line => line)], places, territories.Length);

    // A row that counts in several territories is kept once for each way in which it does: most often one.
    void AddRow(TitleRights rights, Avail avail, int number)
    {
        if (!avail.Territory.IsWorldwide)
        {
            if (places[avail.Territory.Number] is var place and >= 0)
            {
                Keep(avail, number, WayOf(rights, avail, avail.Territory, number), default(TerritorySet).With(place));
            }
            return;
        }
        waysOfRow.Clear();
        for (var place = 0; place < territories.Length; place++)
        {
            if (avail.Covers(territories[place]))
            {
                var way = WayOf(rights, avail.In(territories[place]), territories[place], number);
                waysOfRow[way] = waysOfRow.GetValueOrDefault(way).With(place);
            }
        }
        foreach (var (way, where) in waysOfRow)
        {
            Keep(avail, number, way, where);
        }
    }

    (int Dates, int Terms) WayOf(TitleRights rights, Avail avail, Territory territory, int number)
    {
        var row = RightsRow.Of(avail, resolved.Of(rights, avail, territory), number);
        return (dates.NumberOf(new RowDates(row.Start, row.End, row.HardEnd)), terms.NumberOf(row.Terms));
    }

    void Keep(Avail avail, int number, (int Dates, int Terms) way, TerritorySet where) => rows.Add(
        new StoredRow(sets.NumberOf(where), way.Dates, way.Terms, checked((ushort)number), (byte)avail.LicenseType!.Value, QualitySet.OfferedBy(avail)));

    sealed class SameTerms : IEqualityComparer<GrantedTerms[]>
    {
        public static SameTerms Instance { get; } = new();

        public bool Equals(GrantedTerms[]? x, GrantedTerms[]? y) => x.AsSpan().SequenceEqual(y, ReferenceEqualityComparer.Instance);

        public int GetHashCode(GrantedTerms[] line) =>
            line.Aggregate(0, (hash, terms) => HashCode.Combine(hash, System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(terms)));
    }
}
