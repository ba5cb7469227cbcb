using Portal.Domain.Avails;

namespace Portal.Data.Avails.Xml;

/// <summary>Values gathered from XML by column. Said twice in two ways, a value contradicts itself, and nobody guesses which counts.</summary>
sealed class XmlValues
{
    readonly AvailsCell?[] cells = new AvailsCell?[Enum.GetValues<AvailsColumn>().Length];

    public List<RowRemark> Remarks { get; } = [];

    public string? Text(AvailsColumn column) => cells[(int)column]?.Text;

    /// <summary>Blank text is no value. Line breaks and indents inside one are the document's, not the value's.</summary>
    public void Add(AvailsColumn column, string text, int line)
    {
        var value = Collapsed(text);
        if (value.Length == 0)
        {
            return;
        }
        if (cells[(int)column] is not { } first)
        {
            cells[(int)column] = new AvailsCell((int)column, AvailsCellKind.Text, value, Line: line);
        }
        else if (first.Text != value && !XmlColumns.Repeatable.Contains(column) && Remarks.Count < 20)
        {
            Remarks.Add(new RowRemark(column, FindingSeverity.Error, FindingCodes.ValueContradicts,
                $"{column} is stated twice, as '{Shortened(first.Text)}' in line {first.Line} and as '{Shortened(value)}' in line {line}: state it once."));
        }
    }

    /// <summary>Says a value under the name another column has for it.</summary>
    public void Move(AvailsColumn from, AvailsColumn to)
    {
        if (cells[(int)to] is null && cells[(int)from] is { } cell)
        {
            (cells[(int)to], cells[(int)from]) = (cell with { Column = (int)to }, null);
        }
    }

    public IEnumerable<AvailsCell> Cells() => cells.OfType<AvailsCell>();

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
