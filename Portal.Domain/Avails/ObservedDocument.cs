namespace Portal.Domain.Avails;

/// <summary>A document that says how many rows were walked, every <see cref="Step"/> of them, and stops when it is asked to.</summary>
sealed class ObservedDocument(IAvailsDocument document, IProgress<int>? rows, CancellationToken cancellationToken) : IAvailsDocument
{
    const int Step = 250;
    int walked;

    public IEnumerable<AvailsSheet> Sheets => document.Sheets.Select(sheet => sheet with { Rows = Walk(sheet.Rows) });

    public void Dispose() => document.Dispose();

    IEnumerable<SheetRow> Walk(IEnumerable<SheetRow> sheet)
    {
        foreach (var row in sheet)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (++walked % Step == 0)
            {
                rows?.Report(walked);
            }
            yield return row;
        }
    }
}
