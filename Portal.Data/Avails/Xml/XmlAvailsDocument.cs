using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using Portal.Data.Avails.Markup;
using Portal.Data.Avails.Workbooks;
using Portal.Domain.Avails;

namespace Portal.Data.Avails.Xml;

/// <summary>
/// Avails XML of the schemas 2.2 to 2.7: an AvailList, a signed list or a single Avail. The version is that of the namespace. It is one
/// sheet; each Transaction is a row, given once for each of its territories.
/// </summary>
sealed partial class XmlAvailsDocument : IAvailsDocument
{
    const string Sheet = "AvailList";

    readonly XmlReader reader;
    readonly AvailReading reading;
    readonly string version;

    XmlAvailsDocument(XmlReader reader, WorkbookLimits limits, string version) =>
        (this.reader, reading, this.version) = (reader, new AvailReading(reader, limits), version);

    public IEnumerable<AvailsSheet> Sheets => [new AvailsSheet(Sheet, Rows(), AvailsHeader.Whole(version))];

    /// <summary>Opens a stream that can seek, from its beginning.</summary>
    public static XmlAvailsDocument Open(Stream content, bool ownsContent, WorkbookLimits limits)
    {
        var characters = XmlEncodings.Open(content, ownsContent);
        XmlReader? reader = null;
        try
        {
            return Guarded(() => reader, () =>
            {
                reader = MarkupReading.Open(characters, limits);
                reader.MoveToContent();
                return new XmlAvailsDocument(reader, limits, VersionOf(reader));
            });
        }
        catch
        {
            reader?.Dispose();
            characters.Dispose();
            throw;
        }
    }

    public void Dispose() => reader.Dispose();

    IEnumerable<SheetRow> Rows()
    {
        while (Guarded(() => reader, reading.Next) is { } rows)
        {
            foreach (var row in rows)
            {
                yield return row;
            }
        }
    }

    static string VersionOf(XmlReader root)
    {
        var isAvails = root.LocalName is "AvailList" or "AvailListSigned" or "Avail";
        var space = AvailsNamespace().Match(root.NamespaceURI);
        if (!isAvails)
        {
            throw new UnreadableFileException(FindingCodes.XmlNotAvails,
                $"The XML is no avails: its root is {Shortened(root.Name)}. Expected is AvailList, AvailListSigned or Avail of the namespace {Expected}.");
        }
        if (!space.Success || !ReadVersion().IsMatch(space.Groups[1].ValueSpan))
        {
            throw new UnreadableFileException(FindingCodes.XmlVersionUnknown,
                $"The XML is avails of an unknown version: its root {root.LocalName} is "
                + $"{(root.NamespaceURI.Length == 0 ? "in no namespace" : $"of the namespace {Shortened(root.NamespaceURI)}")}. Expected is {Expected}.");
        }
        return space.Groups[1].Value;
    }

    const string Expected = "http://www.movielabs.com/schema/avails/v2.3/avails (versions 2.2 to 2.7)";

    /// <summary>Whatever is wrong with a document is one refusal, with its line.</summary>
    static T Guarded<T>(Func<XmlReader?> reader, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (MarkupException exception)
        {
            throw Refused(exception, (reader() as IXmlLineInfo)?.LineNumber ?? 0);
        }
        catch (XmlException exception)
        {
            throw new UnreadableFileException(FindingCodes.FileDamaged,
                $"The XML is not well-formed and was not read: {Shortened(exception.Message)} Export it again, or put the place right.", exception)
            {
                Sheet = Sheet,
                Line = exception.LineNumber > 0 ? exception.LineNumber : null,
            };
        }
        catch (DecoderFallbackException exception)
        {
            throw new UnreadableFileException(FindingCodes.FileDamaged,
                "The XML was not read: it holds bytes that are no text in the encoding it states (UTF-8 where it states none). Save it as UTF-8.", exception);
        }
        catch (Exception exception) when (AvailsFiles.IsDamage(exception))
        {
            throw new UnreadableFileException(FindingCodes.FileDamaged, "The XML is damaged and cannot be read: export it again.", exception);
        }
    }

    static UnreadableFileException Refused(MarkupException exception, int line) => exception.Fault switch
    {
        MarkupFault.Doctype => new UnreadableFileException(FindingCodes.XmlDoctype,
            $"The XML was not read: it has {exception.Message}. Avails need none; take it out.", exception) { Sheet = Sheet },
        MarkupFault.BeyondLimits => new UnreadableFileException(FindingCodes.XmlBeyondLimits,
            $"The XML was not read: after line {Math.Max(line, 1)} it has {exception.Message}. No avails need that.", exception)
        {
            Sheet = Sheet,
            Line = Math.Max(line, 1),
        },
        _ => throw new InvalidOperationException($"No fault {exception.Fault}."),
    };

    static string Shortened(string text) => text.Length <= 200 ? text : $"{text.AsSpan(0, 200)}…";

    [GeneratedRegex(@"^http://www\.movielabs\.com/schema/avails/v(\d{1,3}(?:\.\d{1,3}){0,3})/avails$", RegexOptions.CultureInvariant)]
    private static partial Regex AvailsNamespace();

    /// <summary>2.2 to 2.7 with their corrections; elements were only ever added from one to the next.</summary>
    [GeneratedRegex(@"^2\.[2-7](?:\.\d)?$", RegexOptions.CultureInvariant)]
    private static partial Regex ReadVersion();
}
