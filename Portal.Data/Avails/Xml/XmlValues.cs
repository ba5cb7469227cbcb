using Portal.Domain.Avails;

namespace Portal.Data.Avails.Xml;

/// <summary>Values gathered from XML by column. Said twice in two ways, a value contradicts itself, and nobody guesses which counts.</summary>
sealed class XmlValues
{
    const int MostRemarks = 20;

    /// <summary>A dozen of them, so that looking through costs less than a table would.</summary>
    readonly List<AvailsCell> cells = [];

    public IReadOnlyList<AvailsCell> Cells => cells;

    public List<RowRemark> Remarks { get; } = [];

    public string? Text(AvailsColumn column) => IndexOf(column) is >= 0 and var at ? cells[at].Text : null;

    /// <summary>Blank text is no value. Line breaks and indents inside one are the document's, not the value's.</summary>
    public void Add(AvailsColumn column, string text, int line)
    {
        var value = Collapsed(text);
        if (value.Length == 0)
        {
            return;
        }
        if (IndexOf(column) is not (>= 0 and var at))
        {
            cells.Add(new AvailsCell((int)column, AvailsCellKind.Text, value, Line: line));
            return;
        }
        var first = cells[at];
        if (first.Text != value && !XmlColumns.Repeatable.Contains(column) && Remarks.Count < MostRemarks)
        {
            Remarks.Add(new RowRemark(column, FindingSeverity.Error, FindingCodes.ValueContradicts,
                $"{column} is stated twice, as '{Shortened(first.Text)}' in line {first.Line} and as '{Shortened(value)}' in line {line}: state it once."));
        }
    }

    /// <summary>Says a value under the name another column has for it.</summary>
    public void Move(AvailsColumn from, AvailsColumn to)
    {
        if (IndexOf(to) < 0 && IndexOf(from) is >= 0 and var at)
        {
            cells[at] = cells[at] with { Column = (int)to };
        }
    }

    int IndexOf(AvailsColumn column)
    {
        for (var at = 0; at < cells.Count; at++)
        {
            if (cells[at].Column == (int)column)
            {
                return at;
            }
        }
        return -1;
    }

    static string Shortened(string text) => text.Length <= 60 ? text : $"{text.AsSpan(0, 60)}…";

    static string Collapsed(string text)
    {
        var trimmed = text.AsSpan().Trim();
        if (trimmed.IndexOfAny('\n', '\t', '\r') < 0 && !trimmed.Contains("  ", StringComparison.Ordinal))
        {
            return trimmed.Length == text.Length ? text : trimmed.ToString();
        }
        return string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }
}
