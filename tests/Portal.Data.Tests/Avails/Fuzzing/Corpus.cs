using System.Text;
using Portal.Testing;
using static Portal.Testing.AvailsXmlBuilder;

namespace Portal.Data.Tests.Avails.Fuzzing;

/// <summary>What mutation starts from: whole deliveries that use what the importers know, and tokens that were trouble somewhere.</summary>
static class Corpus
{
    public static IReadOnlyList<byte[]> Workbooks { get; } =
    [
        .. new[]
        {
            WorkbookBuilder.Movies("1.9")
                .Row(("Start", new DateOnly(2026, 3, 1)), ("End", new DateOnly(2027, 3, 1)), ("RentalDuration", 720), ("WatchDuration", "48:00"))
                .Row(("Territory", "ZZ"), ("TerritoryExclusion", "CN, US"), ("TotalRunTime", new TimeSpan(1, 56, 20)), ("Download", false))
                .Row(("ALID", new Formula("A1", "md:alid:org:test:formula")), ("LicenseType", "POEST"), ("SuppressionLiftDate", "2026-02-01")),
            WorkbookBuilder.Movies("1.7.2").Row(("Start", new DateTime(2026, 3, 1, 10, 0, 0, DateTimeKind.Utc)), ("End", "ESTStart")).Rows(20, at => [("ALID", $"a{at}")]),
            WorkbookBuilder.Episodes().Row(("TotalRunTime", "56:20")).AndMovies("Movies", "1.7.3").Row().AndPlain("Cover", ["Studio", 1, true]),
        }.Select(workbook => Packages.Pack(Packages.Unpack(workbook.ToBytes()))),
    ];

    public static IReadOnlyList<byte[]> Documents { get; } =
    [
        .. new[]
        {
            Of("2.3").Movie(
                Transaction(("Territory", "US,CA-QC,MX"), ("RentalDuration", "PT720H"), ("WatchDuration", "P2D")),
                Transaction(("Territory", "ZZ"), ("TerritoryExcluded", "CN,US-PR"), ("StartCondition", "ESTStart"), ("StartLag", "-P5DT10H"), ("End", "2027-03-01T00:00:00+09:00"))),
            Of("2.5").Root("AvailListSigned").Movie(Transaction(("FixedEndDate", "2027-03-01"))).Movie(),
            Of("2.7").Root("Avail").Movie(Transaction(("LicenseType", "POEST"), ("SuppressionLiftDate", "2026-02-01"))),
        }.Select(xml => xml.ToBytes()),
        Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes(Of("2.4").Movie(Transaction()).ToString())).ToArray(),
    ];

    public static IReadOnlyList<string> Tokens { get; } =
    [
        "", " ", "\u0000", "\uFEFF", "\uD800", "\u202E", "ʼ", "𝒜", "&amp;", "&x;", "&#0;", "&#x110000;", "<", ">", "\"", "]]>", "<![CDATA[", "<!--", "-->", "<?", "<!DOCTYPE a [",
        "<a>", "</a>", "<a/>", "<avails:Transaction>", "</avails:Transaction>", "</avails:Avail>", "<avails:Avail>", "<row r=\"4\">", "</row>", "<c r=\"XFD1048576\">", "<c r=\"A0\">",
        "r=\"99999999999\"", "t=\"s\"", "t=\"d\"", "s=\"-1\"", "<v>", "</v>", "<f>", "<is><t>", "0", "-1", "1e308", "-1e308", "NaN", "∞", "2147483648", "9223372036854775808", "0.00000001",
        "2958465", "61", "60", "2026-02-30", "0001-01-01", "9999-12-31", "10000-01-01", "2026-01-01T24:00:00", "2026-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "Open", "ESTStart",
        "Immediate", "P30D", "PT48H", "P1Y", "PT0S", "-P1D", "P99999999999D", "720", "720:00", "99999999:59:59", "ZZ", "US", "US-CA", "JJ", "EST", "POEST", "SVOD", "3D", "UHD", "Yes", "No",
        "Full Delete", "Delete", "Season", "Volume", "//", "10.5240/1489-49A2-3956-4B2D-FE16-5", "10.5240/:1489-49A2-3956-4B2D-FE16-X", "md:cid:org:test:quiet-harbour",
        new string('9', 400), new string('x', 500), new string('A', 33_000), string.Concat(Enumerable.Repeat("CN,", 3_000)), string.Concat(Enumerable.Repeat("<a>", 70)),
    ];
}
