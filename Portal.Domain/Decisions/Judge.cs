using Portal.Domain.Clocks;
using Portal.Domain.Rights;

namespace Portal.Domain.Decisions;

/// <summary>
/// The rules of a decision, each once. Pure and without allocation: whoever asks, one title or a million, asks here.
/// </summary>
public static class Judge
{
    const int LicenseTypes = 4;

    /// <param name="rows">The title's rows in the territory asked about, in the order of their avails.</param>
    /// <param name="line">
    /// What the title's own line of scopes grants in the territory where no avail decides, by license type. Empty = not at hand: then only
    /// <see cref="Reason.NotInWindow"/> is told where no row covers territory and type, and <see cref="WithoutAvail"/> tells the rest.
    /// </param>
    public static Verdict Of(ReadOnlySpan<RightsRow> rows, ReadOnlySpan<GrantedTerms> line, in LookedUpRequest request)
    {
        var (types, open) = TypesOf(rows, request);
        if (types == 0)
        {
            return WithoutAvail(line, rows.IsEmpty ? WindowDetail.Territory : WindowDetail.Type, request);
        }
        if (open == 0)
        {
            var (detail, nearest) = Nearest(rows, request);
            return OfRow(rows[nearest], nearest, detail, request);
        }
        return (open & (open - 1)) == 0 ? Best(rows, (LicenseType)System.Numerics.BitOperations.TrailingZeroCount(open), request) : OfSeveral(rows, open, request);
    }

    /// <summary>What is told where no row covers the territory or the type: all that the title's own line refuses besides.</summary>
    /// <param name="line">By license type.</param>
    public static Verdict WithoutAvail(ReadOnlySpan<GrantedTerms> line, WindowDetail detail, in LookedUpRequest request)
    {
        if (line.IsEmpty)
        {
            return new Verdict { Reasons = ReasonSet.Of(Reason.NotInWindow), Window = detail, Row = -1, LicenseType = request.LicenseType };
        }
        if (request.LicenseType is { } asked)
        {
            return OfLine(line[(int)asked], asked, detail, request);
        }
        var first = OfLine(line[0], default, detail, request);
        var common = first.Reasons;
        for (var type = 1; type < LicenseTypes; type++)
        {
            common = common.And(OfLine(line[type], (LicenseType)type, detail, request).Reasons);
        }
        return first with { Reasons = common, LicenseType = null };
    }

    /// <summary>
    /// A title's own line as if it were a row. It lists no quality, so it leaves none out; and what only an avail limits would end a copy
    /// sooner, never later.
    /// </summary>
    internal static RightsRow RowOfLine(GrantedTerms terms, LicenseType type) =>
        new(type, QualitySet.All, long.MaxValue, long.MaxValue, terms.Clocks.HardEnd?.UtcTicks ?? long.MaxValue, terms, -1);

    static Verdict OfLine(GrantedTerms terms, LicenseType type, WindowDetail detail, in LookedUpRequest request) =>
        OfRow(RowOfLine(terms, type), -1, detail, request);

    // The types of the rows asked about, and those of them with an open row, a bit each.
    static (int Types, int Open) TypesOf(ReadOnlySpan<RightsRow> rows, in LookedUpRequest request)
    {
        var (types, open) = (0, 0);
        foreach (ref readonly var row in rows)
        {
            if (request.LicenseType is null || request.LicenseType == row.LicenseType)
            {
                types |= 1 << (int)row.LicenseType;
                open |= row.IsOpenAt(request.GrantedAt) ? 1 << (int)row.LicenseType : 0;
            }
        }
        return (types, open);
    }

    // Which of several types is meant has to be said; what every one of them would be refused for holds in any case.
    static Verdict OfSeveral(ReadOnlySpan<RightsRow> rows, int open, in LookedUpRequest request)
    {
        var told = default(Verdict);
        for (var rest = open; rest != 0; rest &= rest - 1)
        {
            var verdict = Best(rows, (LicenseType)System.Numerics.BitOperations.TrailingZeroCount(rest), request);
            told = rest == open ? verdict : told with { Reasons = told.Reasons.And(verdict.Reasons) };
        }
        return told with { Reasons = told.Reasons.With(Reason.LicenseTypeNeeded), LicenseType = null };
    }

    // Alternatives: of the allowed ones the latest expiry wins, no expiry being the latest; else the one that lacks least is told,
    // and a row of another format only where none lists the quality. The first of equals.
    static Verdict Best(ReadOnlySpan<RightsRow> rows, LicenseType type, in LookedUpRequest request)
    {
        var best = new Verdict { Row = -1 };
        for (var index = 0; index < rows.Length; index++)
        {
            ref readonly var row = ref rows[index];
            if (row.LicenseType == type && row.IsOpenAt(request.GrantedAt))
            {
                var verdict = OfRow(row, index, WindowDetail.Open, request);
                best = best.Row < 0 || Beats(verdict, best) ? verdict : best;
            }
        }
        return best;
    }

    static bool Beats(in Verdict one, in Verdict other)
    {
        if (one.Allowed != other.Allowed)
        {
            return one.Allowed;
        }
        if (one.IsQualityOffered != other.IsQualityOffered)
        {
            return one.IsQualityOffered;
        }
        return one.Reasons.Count != other.Reasons.Count
            ? one.Reasons.Count < other.Reasons.Count
            : (one.Expiry.At ?? DateTimeOffset.MaxValue) > (other.Expiry.At ?? DateTimeOffset.MaxValue);
    }

    // The next to open, else the last to have ended; of rows that list the quality where there are any, because a row of another format
    // would add a reason that its neighbour does not have.
    static (WindowDetail Detail, int Row) Nearest(ReadOnlySpan<RightsRow> rows, in LookedUpRequest request)
    {
        var ofQuality = false;
        foreach (ref readonly var row in rows)
        {
            ofQuality |= IsAsked(row, request) && ListsQuality(row, request);
        }
        var (coming, ended) = (-1, -1);
        for (var index = 0; index < rows.Length; index++)
        {
            ref readonly var row = ref rows[index];
            if (!IsAsked(row, request) || (ofQuality && !ListsQuality(row, request)))
            {
                continue;
            }
            if (!row.HasStartedAt(request.GrantedAt))
            {
                coming = coming < 0 || row.Start < rows[coming].Start ? index : coming;
            }
            else
            {
                ended = ended < 0 || row.End > rows[ended].End ? index : ended;
            }
        }
        return coming >= 0 ? (WindowDetail.NotYet, coming) : (WindowDetail.Ended, ended);
    }

    static bool ListsQuality(in RightsRow row, in LookedUpRequest request) => row.Offers.Contains(QualityOf(row, request));

    static Quality QualityOf(in RightsRow row, in LookedUpRequest request) => request.Quality ?? row.Terms.DefaultQuality;

    static bool IsAsked(in RightsRow row, in LookedUpRequest request) => request.LicenseType is null || request.LicenseType == row.LicenseType;

    static Verdict OfRow(in RightsRow row, int index, WindowDetail window, in LookedUpRequest request)
    {
        var terms = row.Terms;
        var quality = QualityOf(row, request);
        var offered = row.Offers.Contains(quality);
        var clocks = row.Clocks;
        var expiry = LicenceExpiry.Of(clocks, request.Events);
        var reasons = DeviceRules.Lacking(terms, quality, request)
            .With(Reason.NotInWindow, window != WindowDetail.Open)
            .With(Reason.OfflineForbidden, !terms.OfflineAllowed)
            .With(Reason.QualityNotGranted, !offered || !terms.Floors.Grants(quality))
            .With(Reason.PlanNotEntitled, !terms.Plans.Admits(request.Plan))
            .With(Reason.MembershipLapsed, MembershipRule.EndsIt(terms, row.LicenseType, request));
        return new Verdict
        {
            Reasons = expiry.HasCome(request.Now) ? reasons.With(RunOut(clocks, window == WindowDetail.Ended ? row.End : long.MaxValue, request)) : reasons,
            Row = index,
            LicenseType = row.LicenseType,
            Quality = quality,
            Expiry = expiry,
            Window = window,
            IsQualityOffered = offered,
        };
    }

    // Where the avail's own end is what ended, NotInWindow has said so.
    static ReasonSet RunOut(in LicenceClocks clocks, long toldEnd, in LookedUpRequest request)
    {
        var expiry = LicenceExpiry.WithoutCheckIn(clocks, request.Events);
        return ReasonSet.None
            .With(Reason.LicenceExpired, expiry.HasCome(request.Now) && expiry.At!.Value.UtcTicks != toldEnd)
            .With(Reason.CheckInOverdue, LicenceExpiry.OfCheckIn(clocks, request.Events).HasCome(request.Now));
    }
}
