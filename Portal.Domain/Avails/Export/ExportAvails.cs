using System.Globalization;
using Portal.Domain.Access;

namespace Portal.Domain.Avails.Export;

/// <summary>The present avails as a workbook in the template, such that importing it changes nothing. Memory does not grow with their number.</summary>
public sealed class ExportAvails(IPresentAvailsReader avails, IAvailsWorkbooks workbooks)
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static string FileName(DateTimeOffset now) => string.Create(CultureInfo.InvariantCulture, $"avails-{now.UtcDateTime:yyyy-MM-dd}.xlsx");

    /// <summary>Writes what the viewer sees to a stream, which stays open.</summary>
    public Task Write(Viewer viewer, AvailsSelection selection, Stream destination, CancellationToken cancellationToken) =>
        workbooks.Write(destination, avails.Stream(viewer, selection, cancellationToken), cancellationToken);
}
