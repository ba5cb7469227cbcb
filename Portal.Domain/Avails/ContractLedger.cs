using System.Collections.Immutable;
using Portal.Domain.Access;
using Portal.Domain.Catalog;

namespace Portal.Domain.Avails;

/// <summary>
/// Content owners and deals that a delivery's rows name, from any part of the file in any order. A deal belongs to the owner of the
/// first row that names it.
/// </summary>
sealed class ContractLedger
{
    readonly HashSet<string> owners = new(StringComparer.Ordinal);
    readonly Dictionary<string, List<Claim>> claims = new(StringComparer.Ordinal);

    public IReadOnlyCollection<string> Contracts => claims.Keys;

    public IReadOnlyCollection<string> Owners => owners;

    public void Add(SequencedRecord row)
    {
        var (owner, contract) = (row.Avail.ContentOwner, row.Avail.Contract);
        if (owner is not null)
        {
            owners.Add(owner);
        }
        if (contract is null)
        {
            return;
        }
        if (!claims.TryGetValue(contract, out var known))
        {
            claims[contract] = known = [];
        }
        var at = known.FindIndex(claim => claim.Owner == owner);
        if (at < 0)
        {
            known.Add(new Claim(owner, row.Sequence, row.Record.Sheet, row.Record.Row));
        }
        else if (row.Sequence < known[at].Sequence)
        {
            known[at] = new Claim(owner, row.Sequence, row.Record.Sheet, row.Record.Row);
        }
    }

    /// <summary>What is not in the catalog yet; a deal that another owner's rows name too is a finding.</summary>
    public ImportPlan Plan(Viewer viewer, IReadOnlyDictionary<string, Deal> deals, IReadOnlySet<string> known, FindingLedger findings)
    {
        var fresh = new List<(int Sequence, Deal Deal)>();
        foreach (var (contract, all) in claims)
        {
            var first = all.MinBy(claim => claim.Sequence);
            if (!deals.TryGetValue(contract, out var deal))
            {
                deal = new Deal(contract, first.Owner);
                fresh.Add((first.Sequence, deal));
            }
            if (deal.ContentOwner is { } owner && all.Where(claim => claim.Owner is not null && claim.Owner != owner).ToList() is { Count: > 0 } others)
            {
                var (other, sequence, sheet, row) = others.MinBy(claim => claim.Sequence);
                findings.Add(sequence, new AvailsFinding(sheet, row, null, nameof(AvailsColumn.ContractID), FindingSeverity.Warning,
                    FindingCodes.DealOfAnotherOwner, $"Deal {contract} already belongs to {(viewer.Sees(owner) ? owner : "another content owner")}, and this row to {other}: the deal stays where it was."));
            }
        }
        return ImportPlan.Nothing with
        {
            OwnersAdded = [.. owners.Where(owner => !known.Contains(owner)).Order(StringComparer.Ordinal)],
            DealsAdded = [.. fresh.OrderBy(deal => deal.Sequence).Select(deal => deal.Deal)],
        };
    }

    /// <summary>The first row of an owner that names a deal.</summary>
    readonly record struct Claim(string? Owner, int Sequence, string Sheet, int Row);
}
