using Portal.Domain.Access;
using Portal.Domain.Catalog;
using Portal.Domain.Rights;

namespace Portal.Domain.Avails.Export;

/// <summary>An avail with what its row in a workbook says of titles.</summary>
/// <param name="Parent">The season or series directly above the title; null at the top. Without a name where the viewer does not see it.</param>
/// <param name="Grandparent">As <paramref name="Parent"/>, one above it.</param>
/// <param name="UnitIsWhole">
/// Whether everything present of its ALID and territory is exported: only then may the row replace the unit when it comes back in.
/// </param>
public sealed record PresentAvail(Avail Avail, Title Title, Title? Parent, Title? Grandparent, bool UnitIsWhole);

/// <summary>Which avails are asked for. Null asks for nothing in particular.</summary>
/// <param name="Owner">The rows' own content owner.</param>
/// <param name="Contract">The rows' deal.</param>
/// <param name="Territory">What rows name: worldwide rows are asked for by <c>ZZ</c>.</param>
public sealed record AvailsSelection(string? Owner = null, string? Contract = null, Territory? Territory = null);

/// <summary>The avails that are in the catalog, for whoever takes them out of it.</summary>
public interface IPresentAvailsReader
{
    /// <summary>
    /// Avails of the content owners the viewer holds, on titles the viewer sees, none kept: by ALID in the order of bytes, then territory,
    /// a unit's rows in such an order that those of one key get their ids again when they are imported. One committed state.
    /// </summary>
    IAsyncEnumerable<PresentAvail> Stream(Viewer viewer, AvailsSelection selection, CancellationToken cancellationToken);
}

/// <summary>Writes avails in the template.</summary>
public interface IAvailsWorkbooks
{
    /// <summary>Writes a workbook (.xlsx) as the avails come; the stream need not seek and stays open. The same avails give the same bytes.</summary>
    Task Write(Stream destination, IAsyncEnumerable<PresentAvail> avails, CancellationToken cancellationToken);
}
