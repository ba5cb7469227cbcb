using System.Globalization;

namespace Portal.Domain.Avails;

/// <summary>Opens what a studio delivered.</summary>
public interface IAvailsFiles
{
    /// <summary>
    /// Opens a file by its content; the name only serves messages. Limits are held while reading too, so that both this call
    /// and walking the sheets throw <see cref="UnreadableFileException"/> where the file as a whole cannot be read.
    /// </summary>
    IAvailsDocument Open(string fileName, Stream content);
}

/// <summary>An opened delivery. Its sheets are read once, in order.</summary>
public interface IAvailsDocument : IDisposable
{
    IEnumerable<AvailsSheet> Sheets { get; }
}

/// <summary>A file that cannot be read as a whole. Caught by <see cref="ImportAvails"/>, which makes an outcome of it.</summary>
public sealed class UnreadableFileException : Exception
{
    public UnreadableFileException(string code, string message, Exception? inner = null)
        : base(message, inner) => Code = code;

    public UnreadableFileException()
        : this(FindingCodes.FileNotWorkbook, "The file cannot be read.")
    {
    }

    public UnreadableFileException(string message)
        : this(FindingCodes.FileNotWorkbook, message)
    {
    }

    public UnreadableFileException(string message, Exception innerException)
        : this(FindingCodes.FileNotWorkbook, message, innerException)
    {
    }

    /// <summary>One of <see cref="FindingCodes"/>.</summary>
    public string Code { get; }

    /// <summary>The sheet at fault; null where it is the file.</summary>
    public string? Sheet { get; init; }

    /// <summary>The row at fault; null where it is no row.</summary>
    public int? Row { get; init; }

    /// <summary>The line at fault in XML; null where none is meant.</summary>
    public int? Line { get; init; }

    public AvailsFinding ToFinding() => new(Sheet, Row, Line?.ToString(CultureInfo.InvariantCulture), null, FindingSeverity.Error, Code, Message);
}
