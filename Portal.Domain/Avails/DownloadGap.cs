using Portal.Domain.Rights;

namespace Portal.Domain.Avails;

/// <summary>How many of a delivery's rows do not say whether downloads are allowed, by where that can be settled.</summary>
/// <param name="Scope">The deal, else the content owner, else the portal.</param>
public sealed record DownloadGap(Scope Scope, int Rows)
{
    public AvailsFinding ToFinding() => new(null, null, null, nameof(AvailsColumn.Download), FindingSeverity.Info, FindingCodes.DownloadNotStated,
        $"{Rows} {(Rows == 1 ? "row" : "rows")} of {Name} {(Rows == 1 ? "does" : "do")} not state Download: they follow the term "
        + $"'download not stated' (forbidden unless someone set it). Set it for {Name} to settle them in one step.");

    string Name => Scope.Kind switch
    {
        ScopeKind.Deal => $"deal {Scope.Id}",
        ScopeKind.Owner => $"content owner {Scope.Id}",
        _ => "the portal",
    };

    /// <summary>Counts them row by row.</summary>
    internal sealed class Counter
    {
        readonly Dictionary<Scope, int> rows = [];

        public void Add(AvailsRecord record)
        {
            if (record.Avail.Download != DownloadPermission.NotStated || record.EntryType is EntryType.FullDelete or EntryType.Delete)
            {
                return;
            }
            var scope = record.Avail switch
            {
                { Contract: { } contract } => Scope.Deal(contract),
                { ContentOwner: { } owner } => Scope.Owner(owner),
                _ => Scope.Portal,
            };
            rows[scope] = rows.GetValueOrDefault(scope) + 1;
        }

        public IReadOnlyList<DownloadGap> Gaps =>
        [
            .. rows.OrderBy(gap => gap.Key.Kind).ThenBy(gap => gap.Key.Id, StringComparer.Ordinal).Select(gap => new DownloadGap(gap.Key, gap.Value)),
        ];
    }
}
