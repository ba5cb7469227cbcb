using Portal.Domain.Catalog;
using Portal.Domain.Rights;

namespace Portal.Domain.Decisions.Bulk;

/// <summary>
/// The rights of a whole catalog in some territories, for questions about many titles: rows in compact arrays, terms resolved once and shared.
/// Immutable, and safe for any number of threads. It answers as <see cref="Evaluator"/> does, by the same rules, without words.
/// </summary>
public sealed class RightsTable
{
    readonly Dictionary<string, int> titles;
    readonly int[] firstRows;
    readonly int[] lines;
    readonly StoredRow[] rows;
    readonly RowDates[] dates;
    readonly TerritorySet[] sets;
    readonly GrantedTerms[] terms;
    readonly GrantedTerms[] termsOfLines;
    readonly short[] places;
    readonly int territories;

    internal RightsTable(
        Dictionary<string, int> titles, int[] firstRows, int[] lines, StoredRow[] rows, RowDates[] dates, TerritorySet[] sets,
        GrantedTerms[] terms, GrantedTerms[] termsOfLines, short[] places, int territories)
    {
        this.titles = titles;
        this.firstRows = firstRows;
        this.lines = lines;
        this.rows = rows;
        this.dates = dates;
        this.sets = sets;
        this.terms = terms;
        this.termsOfLines = termsOfLines;
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

    /// <summary>The title's number in this table; -1 where it is not in it.</summary>
    public int NumberOf(string titleId) => titles.GetValueOrDefault(titleId, -1);

    /// <summary>The title's rows in one of the table's territories, in the order of its avails.</summary>
    /// <param name="title">Its number.</param>
    /// <param name="buffer">The caller's: it grows where it is too short, and asking again allocates nothing.</param>
    public ReadOnlySpan<RightsRow> RowsOf(int title, Territory territory, ref RightsRow[] buffer)
    {
        var place = PlaceOf(territory);
        var count = 0;
        foreach (ref readonly var row in rows.AsSpan(firstRows[title]..firstRows[title + 1]))
        {
            if (!sets[row.Territories].Contains(place))
            {
                continue;
            }
            if (count == buffer.Length)
            {
                Array.Resize(ref buffer, Math.Max(8, buffer.Length * 2));
            }
            ref readonly var at = ref dates[row.Dates];
            buffer[count++] = new RightsRow((LicenseType)row.LicenseType, row.Offers, at.Start, at.End, at.HardEnd, terms[row.Terms], row.Avail);
        }
        return buffer.AsSpan(0, count);
    }

    /// <summary>What the title's own line of scopes grants in one of the table's territories where no avail decides, by license type.</summary>
    public ReadOnlySpan<GrantedTerms> LineOf(int title, Territory territory) =>
        termsOfLines.AsSpan(((lines[title] * territories) + PlaceOf(territory)) * RightsTableBuilder.LicenseTypes, RightsTableBuilder.LicenseTypes);

    /// <summary>As the evaluator answers; a verdict's row is the avail's place among the title's.</summary>
    /// <param name="buffer">As for <see cref="RowsOf"/>.</param>
    public Verdict Judge(string titleId, Territory territory, in LookedUpRequest request, ref RightsRow[] buffer)
    {
        var title = NumberOf(titleId);
        if (title < 0)
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
