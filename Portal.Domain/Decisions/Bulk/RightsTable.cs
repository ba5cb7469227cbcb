using Portal.Domain.Catalog;
using Portal.Domain.Rights;

namespace Portal.Domain.Decisions.Bulk;

/// <summary>
/// The rights of a whole catalog in some territories, for questions about many titles: rows in compact arrays, terms resolved once and shared.
/// Immutable, and safe for any number of threads. It answers as <see cref="Evaluator"/> does, by the same rules, without words.
/// </summary>
public sealed class RightsTable
{
    readonly TitleIndex titles;
    readonly StoredRow[] rows;
    readonly TerritorySet[] sets;
    readonly GrantedTerms[] terms;
    readonly GrantedTerms[] lines;
    readonly short[] places;
    readonly int territories;

    internal RightsTable(
        TitleIndex titles, StoredRow[] rows, TerritorySet[] sets, GrantedTerms[] terms, GrantedTerms[] lines, short[] places, int territories)
    {
        this.titles = titles;
        this.rows = rows;
        this.sets = sets;
        this.terms = terms;
        this.lines = lines;
        this.places = places;
        this.territories = territories;
    }

    public int Titles => titles.Count;

    /// <summary>Rows kept; a worldwide one counts once for each way in which it counts.</summary>
    public int Rows => rows.Length;

    /// <summary>Distinct terms that rows count with.</summary>
    public int Terms => terms.Length;

    /// <param name="titles">Each once, its avails in the order of their ids.</param>
    /// <param name="statements">What is in effect.</param>
    /// <param name="territories">Where questions will be asked; rows of no other are kept.</param>
    public static async Task<RightsTable> Build(
        IAsyncEnumerable<TitleRights> titles, StatementBook statements, IEnumerable<Territory> territories, CancellationToken cancellationToken)
    {
        var builder = new RightsTableBuilder(statements, territories);
        await foreach (var rights in titles.WithCancellation(cancellationToken))
        {
            builder.Add(rights);
        }
        return builder.Build();
    }

    /// <inheritdoc cref="Build"/>
    public static RightsTable Of(IEnumerable<TitleRights> titles, StatementBook statements, IEnumerable<Territory> territories)
    {
        var builder = new RightsTableBuilder(statements, territories);
        foreach (var rights in titles)
        {
            builder.Add(rights);
        }
        return builder.Build();
    }

    /// <summary>False where the title is not in this table.</summary>
    public bool TryFind(string titleId, out TitlePlace title) => titles.TryFind(titleId, out title);

    /// <summary>The title's rows in one of the table's territories, in the order of its avails.</summary>
    /// <param name="buffer">The caller's: it grows where it is too short, and asking again allocates nothing.</param>
    public ReadOnlySpan<RightsRow> RowsOf(in TitlePlace title, Territory territory, ref RightsRow[] buffer)
    {
        var place = PlaceOf(territory);
        var count = 0;
        foreach (ref readonly var row in rows.AsSpan(title.FirstRow, title.Rows))
        {
            if (!sets[row.Territories].Contains(place))
            {
                continue;
            }
            if (count == buffer.Length)
            {
                Array.Resize(ref buffer, Math.Max(8, buffer.Length * 2));
            }
            buffer[count++] = new RightsRow((LicenseType)row.LicenseType, row.Offers, row.Start, row.End, row.HardEnd, terms[row.Terms], row.Avail);
        }
        return buffer.AsSpan(0, count);
    }

    /// <summary>What the title's own line of scopes grants in one of the table's territories where no avail decides, by license type.</summary>
    public ReadOnlySpan<GrantedTerms> LineOf(in TitlePlace title, Territory territory) =>
        lines.AsSpan(((title.Line * territories) + PlaceOf(territory)) * RightsTableBuilder.LicenseTypes, RightsTableBuilder.LicenseTypes);

    /// <summary>As the evaluator answers; a verdict's row is the avail's place among the title's.</summary>
    /// <param name="buffer">As for <see cref="RowsOf"/>.</param>
    public Verdict Judge(string titleId, Territory territory, in LookedUpRequest request, ref RightsRow[] buffer)
    {
        if (!titles.TryFind(titleId, out var title))
        {
            return Verdict.UnknownTitle;
        }
        var ofTitle = RowsOf(title, territory, ref buffer);
        var verdict = Decisions.Judge.Of(ofTitle, LineOf(title, territory), request);
        return verdict.Row < 0 ? verdict : verdict with { Row = ofTitle[verdict.Row].Avail };
    }

    int PlaceOf(Territory territory) => places[territory.Number] is var place and >= 0
        ? place
        : throw new ArgumentOutOfRangeException(nameof(territory), territory, "The table was not built for this territory.");
}
