using System.Diagnostics;
using System.Text;
using Portal.Data.Avails.Workbooks;
using Portal.Domain.Avails;
using Portal.Testing;
using Xunit;
using static Portal.Testing.AvailsXmlBuilder;

namespace Portal.Data.Tests.Avails;

/// <summary>XML that is no avails, is damaged, or means harm: one clear refusal each, soon and in little memory.</summary>
public sealed class UnreadableXmlTests
{
    const string Space = "xmlns:a=\"http://www.movielabs.com/schema/avails/v2.3/avails\"";

    static readonly WorkbookLimits Limits = new();

    [Theory]
    [InlineData("<html><body/></html>", FindingCodes.XmlNotAvails)]
    [InlineData("<a:OfferStatusList xmlns:a=\"http://www.movielabs.com/schema/avails/v2.5/avails\"/>", FindingCodes.XmlNotAvails)]
    [InlineData("<AvailList><Avail/></AvailList>", FindingCodes.XmlVersionUnknown)]
    [InlineData("<a:AvailList xmlns:a=\"http://www.movielabs.com/schema/avails/v1.6/avails\"/>", FindingCodes.XmlVersionUnknown)]
    [InlineData("<a:AvailList xmlns:a=\"http://www.movielabs.com/schema/avails/v2.8/avails\"/>", FindingCodes.XmlVersionUnknown)]
    [InlineData("<a:AvailList xmlns:a=\"http://example.com/schema/avails/v2.3/avails\"/>", FindingCodes.XmlVersionUnknown)]
    [InlineData($"<a:AvailList {Space}></a:AvailList>", FindingCodes.XmlNotAvails)]
    [InlineData($"<a:AvailList {Space}><a:Avail></a:AvailList>", FindingCodes.FileDamaged)]
    [InlineData("<avails:AvailList/>", FindingCodes.FileDamaged)]
    [InlineData($"<a:AvailList {Space}/><b/>", FindingCodes.FileDamaged)]
    [InlineData("<?xml version=\"1.0\" encoding=\"klingon-1\"?><a/>", FindingCodes.XmlEncodingUnknown)]
    [InlineData("<!DOCTYPE html><html/>", FindingCodes.XmlDoctype)]
    [InlineData($"<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a:AvailList {Space}><a:Avail><a:ALID>&x;</a:ALID></a:Avail></a:AvailList>", FindingCodes.XmlDoctype)]
    [InlineData("<!DOCTYPE l [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;\">]><l>&b;</l>", FindingCodes.XmlDoctype)]
    [InlineData($"<a:AvailList {Space}><a:Avail><a:ALID>&x;</a:ALID></a:Avail></a:AvailList>", FindingCodes.FileDamaged)]
    [InlineData($"<a:AvailList {Space}><a:Avail><a:ALID>1</a:ALID><a:Transaction/><a:Disposition/></a:Avail></a:AvailList>", FindingCodes.XmlOutOfOrder)]
    public void Document_that_is_no_avails_is_refused(string xml, string code) => Assert.Equal(code, Refusal(Encoding.UTF8.GetBytes(xml)).Code);

    [Fact]
    public void Document_cut_short_names_the_line_where_it_ends()
    {
        var whole = Of().Movie(Transaction(), Transaction()).ToString();
        var cut = whole[..(whole.Length / 2)];

        var finding = Refusal(Encoding.UTF8.GetBytes(cut)).ToFinding();

        Assert.Equal((FindingCodes.FileDamaged, FindingSeverity.Error), (finding.Code, finding.Severity));
        Assert.InRange(int.Parse(finding.Cell!, null), 2, cut.Count(letter => letter == '\n') + 1);
    }

    [Theory]
    [InlineData("utf-8", true)]
    [InlineData("utf-16", true)]
    [InlineData("utf-16", false)]
    [InlineData("utf-16BE", true)]
    [InlineData("utf-16BE", false)]
    [InlineData("utf-32", true)]
    [InlineData("iso-8859-1", false)]
    [InlineData("windows-1252", false)]
    [InlineData("shift_jis", false)]
    public void Document_in_any_known_encoding_is_read(string name, bool mark)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var encoding = Encoding.GetEncoding(name);
        var title = name == "shift_jis" ? "静かな港" : "Café Harbour";
        var text = Of().Movie(Transaction()).ToString().Replace("The Quiet Harbour", title, StringComparison.Ordinal)
            .Replace("encoding=\"UTF-8\"", $"encoding=\"{name}\"", StringComparison.Ordinal);

        var delivery = Read([.. mark ? encoding.GetPreamble() : [], .. encoding.GetBytes(text)]);

        Assert.Equal(title, Assert.Single(delivery.Records).Titles[0].Name);
    }

    [Fact]
    public void Document_that_says_utf_16_and_is_utf_8_is_read()
    {
        var text = Of().Movie(Transaction()).ToString().Replace("encoding=\"UTF-8\"", "encoding=\"utf-16\"", StringComparison.Ordinal);

        Assert.Single(Read(Encoding.UTF8.GetBytes(text)).Records);
    }

    [Fact]
    public void Bytes_that_are_no_utf_8_are_refused_with_what_to_do()
    {
        var text = Of().Movie(Transaction()).ToString().Replace("The Quiet Harbour", "Café", StringComparison.Ordinal);

        Assert.Contains("UTF-8", Refusal(Encoding.Latin1.GetBytes(text)).Message, StringComparison.Ordinal);
    }

    public static TheoryData<string, string> Harm => new()
    {
        { "deep nesting", FindingCodes.XmlBeyondLimits },
        { "a huge attribute", FindingCodes.XmlBeyondLimits },
        { "a huge attribute of angle brackets", FindingCodes.XmlBeyondLimits },
        { "a huge name", FindingCodes.XmlBeyondLimits },
        { "many attributes", FindingCodes.XmlBeyondLimits },
        { "many names", FindingCodes.XmlBeyondLimits },
        { "a huge value", FindingCodes.XmlBeyondLimits },
        { "many territories", FindingCodes.XmlBeyondLimits },
        { "white space before the root", FindingCodes.XmlBeyondLimits },
        { "white space inside", FindingCodes.XmlBeyondLimits },
        { "a comment without end", FindingCodes.XmlBeyondLimits },
        { "a section without end", FindingCodes.XmlBeyondLimits },
        { "an instruction without end", FindingCodes.XmlBeyondLimits },
    };

    [Theory, MemberData(nameof(Harm))]
    public void Forty_megabytes_of_harm_are_refused_soon_and_in_little_memory(string harm, string code)
    {
        const int Length = 40 * 1024 * 1024;
        var open = $"<a:AvailList {Space}>";
        var transaction = $"{open}<a:Avail><a:ALID>1</a:ALID><a:Transaction>";
        var (before, unit) = harm switch
        {
            "deep nesting" => (open, "<b>"),
            "a huge attribute" => ($"{open}<b c=\"", "x"),
            "a huge attribute of angle brackets" => ($"{open}<b c=\"", "/>"),
            "a huge name" => ($"{open}<", "b"),
            "many attributes" => ($"{open}<b", " c='>'"),
            "many names" => (open, "<b0123456789/>"),
            "a huge value" => ($"{open}<a:Avail><a:ALID>", "x y"),
            "many territories" => (transaction, "<a:TerritoryExcluded><a:country>US</a:country></a:TerritoryExcluded>"),
            "white space before the root" => ("", " \n"),
            "white space inside" => (open, " \n"),
            "a comment without end" => ($"{open}<!--", "x>"),
            "a section without end" => ($"{open}<![CDATA[", "x>"),
            "an instruction without end" => ($"{open}<?b ", "x>"),
            _ => throw new ArgumentException(harm),
        };
        using var file = new RepeatedStream(before, harm == "many names" ? null : unit, Length);
        var watch = Stopwatch.StartNew();
        var allocated = GC.GetAllocatedBytesForCurrentThread();

        Assert.Equal(code, Refusal(file).Code);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), $"took {watch.Elapsed}");
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - allocated < 32L * 1024 * 1024, $"allocated {GC.GetAllocatedBytesForCurrentThread() - allocated:N0} bytes");
    }

    [Fact]
    public void Two_hundred_megabytes_are_refused_at_once()
    {
        using var file = new RepeatedStream("<a>", " ", 200 * 1024 * 1024);

        Assert.Equal(FindingCodes.FileTooLarge, Refusal(file).Code);
        Assert.Equal(0, file.Position);
    }

    static UnreadableFileException Refusal(byte[] xml) => Refusal(new MemoryStream(xml));

    static UnreadableFileException Refusal(Stream xml) => Assert.Throws<UnreadableFileException>(() => Read(xml));

    static ReadDelivery Read(byte[] xml) => Read(new MemoryStream(xml));

    static ReadDelivery Read(Stream xml)
    {
        using var document = new AvailsFiles(Limits).Open("avails.xml", xml);
        return ReadDelivery.Of(document);
    }
}
