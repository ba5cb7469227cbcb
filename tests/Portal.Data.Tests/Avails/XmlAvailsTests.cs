using System.Text;
using Portal.Data.Avails.Workbooks;
using Portal.Domain.Avails;
using Portal.Domain.Rights;
using Portal.Domain.Time;
using Portal.Testing;
using Xunit;
using static Portal.Testing.AvailsXmlBuilder;

namespace Portal.Data.Tests.Avails;

/// <summary>What avails XML means: each Transaction a row of the templates' columns.</summary>
public sealed class XmlAvailsTests
{
    [Theory]
    [InlineData("2.2")]
    [InlineData("2.2.1")]
    [InlineData("2.2.2")]
    [InlineData("2.3")]
    [InlineData("2.4")]
    [InlineData("2.5")]
    [InlineData("2.5.1")]
    [InlineData("2.5.2")]
    [InlineData("2.6")]
    [InlineData("2.6.1")]
    [InlineData("2.7")]
    public void Every_version_is_read_and_named(string version)
    {
        var delivery = Read(Of(version).Movie(
            Transaction(("RentalDuration", "PT720H"), ("WatchDuration", "PT48H"), ("FixedEndDate", "2027-03-01T10:00:00+02:00"))));

        var record = Assert.Single(delivery.Records);
        Assert.Empty(delivery.Findings);
        Assert.Equal((version, 1, 0), (delivery.Template, delivery.RowsRead, delivery.Rejected.Count));
        Assert.Equal(
            ("AvailList", 1, EntryType.FullExtract, "The Quiet Harbour", Duration.Parse("PT1H37M49S")),
            (record.Sheet, record.Row, record.EntryType, record.Titles[0].Name, record.Titles[0].RunTime));
        Assert.Equal(
            ("md:alid:org:test:quiet-harbour", "md:cid:org:test:quiet-harbour", "Northlight Pictures", "NL-2026-1", "US", LicenseType.VOD),
            (record.Avail.Alid, record.Avail.TitleId, record.Avail.ContentOwner, record.Avail.Contract, record.Avail.Territory.Code, record.Avail.LicenseType));
        Assert.Equal(
            (DownloadPermission.Yes, Duration.Parse("P30D"), Duration.Parse("PT48H"), new DateTimeOffset(2027, 3, 1, 8, 0, 0, TimeSpan.Zero)),
            (record.Avail.Download, record.Avail.RentalDuration, record.Avail.WatchDuration, record.Avail.FixedEndDate));
    }

    [Theory]
    [InlineData("<Boolean>1</Boolean>", DownloadPermission.Yes)]
    [InlineData("<Boolean>0</Boolean>", DownloadPermission.No)]
    [InlineData("<Boolean>true</Boolean>", DownloadPermission.Yes)]
    [InlineData("<Text> no </Text>", DownloadPermission.No)]
    public void Download_is_read_as_a_boolean_and_as_text(string term, DownloadPermission expected)
    {
        var xml = Of().Movie(Transaction(("Download", "DOWNLOAD"))).ToString();
        var stated = System.Text.RegularExpressions.Regex.Replace(xml, "<(?:avails:)?Text>DOWNLOAD</(?:avails:)?Text>", term);

        using var document = new AvailsFiles(new WorkbookLimits()).Open("avails.xml", new MemoryStream(Encoding.UTF8.GetBytes(stated)));

        Assert.NotEqual(xml, stated);
        Assert.Equal(expected, Assert.Single(ReadDelivery.Of(document).Records).Avail.Download);
    }

    [Fact]
    public void Xml_and_a_workbook_that_say_the_same_are_the_same_rights()
    {
        var workbook = WorkbookBuilder.Movies("1.9")
            .Row(("Start", "2026-01-01T00:00:00Z"), ("RentalDuration", 720), ("WatchDuration", 48), ("TotalRunTime", "1:37:49"))
            .Row(("Start", "2026-01-01T00:00:00Z"), ("FormatProfile", "SD"), ("Download", "No"), ("TotalRunTime", "1:37:49"))
            .ToDocument();

        var xml = Read(Of().Movie(
            Transaction(("RentalDuration", "PT720H"), ("WatchDuration", "P2D")), Transaction(("FormatProfile", "SD"), ("Download", "No"))));

        Assert.Equal(ReadDelivery.Of(workbook).Records.Select(Right), xml.Records.Select(Right));
    }

    [Fact]
    public void Transaction_of_several_territories_is_one_row_and_a_right_for_each()
    {
        var delivery = Read(Of().Movie(Transaction(("Territory", "US,CA,US,MX")), Transaction(("Territory", "DE"), ("LicenseType", "EST"))));

        Assert.Equal((2, 4), (delivery.RowsRead, delivery.Records.Count));
        Assert.Equal([(1, "US"), (1, "CA"), (1, "MX"), (2, "DE")], delivery.Records.Select(record => (record.Row, record.Avail.Territory.Code)));
    }

    [Fact]
    public void Finding_of_a_Transaction_in_many_territories_is_said_once()
    {
        var delivery = Read(Of().Movie(Transaction(("Territory", "US,CA,MX"), ("LicenseType", "Library"))));

        var finding = Assert.Single(delivery.Findings);
        Assert.Equal((1, FindingCodes.LicenseTypeUnmapped, "LicenseType"), (finding.Row, finding.Code, finding.Column));
    }

    [Fact]
    public void Excluded_territories_are_one_list()
    {
        var record = Assert.Single(Read(Of().Movie(Transaction(("Territory", "ZZ"), ("TerritoryExcluded", "CN,US")))).Records);

        Assert.Equal("CN,US", string.Join(',', record.Avail.ExcludedTerritories));
    }

    [Fact]
    public void Region_of_a_country_grants_nothing_and_never_the_country()
    {
        var delivery = Read(Of().Movie(Transaction(("Territory", "CA-QC"))));

        Assert.Empty(delivery.Records);
        Assert.Equal((1, 1), (delivery.RowsRead, delivery.Rejected.Count));
        Assert.Equal((FindingSeverity.Error, FindingCodes.TerritoryIsRegion), (delivery.Findings[0].Severity, delivery.Findings[0].Code));
    }

    [Fact]
    public void Region_beside_countries_leaves_them_as_they_are()
    {
        var delivery = Read(Of().Movie(Transaction(("Territory", "US,CA-QC,MX"))));

        Assert.Equal(["US", "MX"], delivery.Records.Select(record => record.Avail.Territory.Code));
        Assert.Equal("CA", Assert.Single(delivery.Rejected).Territory?.Code);
    }

    [Fact]
    public void Excluded_region_rejects_the_row_because_the_country_would_be_more_than_is_granted() =>
        Assert.Equal(FindingCodes.ExclusionUnknown, Assert.Single(Read(Of().Movie(Transaction(("TerritoryExcluded", "US-PR")))).Findings).Code);

    [Fact]
    public void Condition_and_its_lag_are_the_columns_of_the_template()
    {
        var delivery = Read(Of().Movie(Transaction(("StartCondition", "ESTStart"), ("StartLag", "-P5DT10H"))));

        var record = Assert.Single(delivery.Records);
        Assert.Equal(("ESTStart", "-P5DT10H"), (record.Avail.StatedStart, record.Avail.StartLag?.ToString()));
        Assert.Contains(record.Waits, finding => finding is { Code: FindingCodes.ConditionUnresolved, Column: "Start", Row: 1 });
    }

    [Fact]
    public void Episode_stands_under_its_season_and_series()
    {
        var delivery = Read(Of().Avail(EpisodeAsset, [("ALID", "md:alid:org:test:tidewater-101"), ("AvailType", "episode")], Transaction(("LicenseType", "SVOD"))));

        Assert.Empty(delivery.Findings);
        Assert.Equal(
            [("md:cid:org:test:tidewater-101", "Low Water", "md:cid:org:test:tidewater-1", (int?)7),
             ("md:cid:org:test:tidewater-1", "Tidewater, season 1", "md:cid:org:test:tidewater", 1),
             ("md:cid:org:test:tidewater", "Tidewater", null, null)],
            delivery.Records[0].Titles.Select(title => (title.Id, title.Name ?? title.FallbackName, title.ParentId, title.Number)));
    }

    [Fact]
    public void Avail_of_several_Assets_is_about_the_one_of_its_type_and_says_what_it_left()
    {
        var season = """
            <avails:Asset contentID="md:cid:org:test:tidewater-1"><avails:WorkType>Season</avails:WorkType>
            <avails:SeasonMetadata><avails:SeasonContentID>md:cid:org:test:tidewater-1</avails:SeasonContentID>
            <avails:SeasonNumber><md:Number>1</md:Number></avails:SeasonNumber>
            <avails:SeriesMetadata><avails:SeriesContentID>md:cid:org:test:tidewater</avails:SeriesContentID></avails:SeriesMetadata>
            </avails:SeasonMetadata></avails:Asset>
            """;

        var delivery = Read(Of().Avail(EpisodeAsset + season, [("AvailType", "season")], Transaction(), Transaction(("FormatProfile", "SD"))));

        Assert.All(delivery.Records, record => Assert.Equal("md:cid:org:test:tidewater-1", record.Avail.TitleId));
        Assert.Equal([(1, FindingCodes.AssetsLeft)], delivery.Findings.Select(finding => (finding.Row ?? 0, finding.Code)));
    }

    [Fact]
    public void Value_stated_twice_in_two_ways_rejects_the_row()
    {
        var contradicting = Transaction().Replace(
            "</avails:Transaction>", "<avails:Term termName=\"Download\"><avails:Text>No</avails:Text></avails:Term></avails:Transaction>", StringComparison.Ordinal);

        var delivery = Read(Of().Movie(contradicting));

        Assert.Single(delivery.Rejected);
        Assert.Equal((FindingCodes.ValueContradicts, "Download"), (delivery.Findings[0].Code, delivery.Findings[0].Column));
    }

    [Fact]
    public void Title_in_two_languages_goes_by_the_first()
    {
        var delivery = Read(Of().Avail(
            MovieAsset.Replace("<avails:TitleInternalAlias>", "<avails:TitleDisplayUnlimited language=\"de\">Der stille Hafen</avails:TitleDisplayUnlimited><avails:TitleInternalAlias>", StringComparison.Ordinal),
            [], Transaction()));

        Assert.Equal("The Quiet Harbour", Assert.Single(delivery.Records).Titles[0].Name);
    }

    [Fact]
    public void Elements_of_others_are_left_alone()
    {
        var xml = Of().Movie(Transaction()).ToString().Replace(
            "<avails:EntryType>",
            "<x:EntryType xmlns:x=\"urn:studio\">Full Delete</x:EntryType><avails:EntryType>", StringComparison.Ordinal);

        Assert.Equal(EntryType.FullExtract, Assert.Single(Read(Encoding.UTF8.GetBytes(xml)).Records).EntryType);
    }

    [Fact]
    public void Finding_names_the_Transactions_ordinal_and_line_and_says_the_values_line()
    {
        var xml = Of().Movie(Transaction(), Transaction(("Territory", "JJ"))).ToString();
        var lines = xml.Split('\n').ToList();

        var finding = Assert.Single(Read(Encoding.UTF8.GetBytes(xml)).Findings);

        Assert.Equal(
            ("AvailList", 2, $"{lines.FindLastIndex(line => line.StartsWith("<avails:Transaction", StringComparison.Ordinal)) + 1}", "Territory"),
            (finding.Sheet, finding.Row, finding.Cell, finding.Column));
        Assert.EndsWith($"(Line {lines.FindIndex(line => line.Contains("JJ", StringComparison.Ordinal)) + 1}.)", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Transaction_without_an_ALID_is_counted_and_rejected()
    {
        var delivery = Read(Of().Avail(MovieAsset, [("ALID", null)], Transaction()).Movie(Transaction()));

        Assert.Equal((2, 1, 1), (delivery.RowsRead, delivery.Records.Count, delivery.Rejected.Count));
        Assert.Equal((1, FindingCodes.AlidMissing), (delivery.Findings[0].Row, delivery.Findings[0].Code));
    }

    [Fact]
    public void Avail_without_a_Transaction_is_a_finding_of_its_line()
    {
        var delivery = Read(Of().Movie().Movie(Transaction()));

        var finding = Assert.Single(delivery.Findings);
        Assert.Equal((null, "3", FindingCodes.TransactionMissing), (finding.Row, finding.Cell, finding.Code));
        Assert.Equal((1, 1), (delivery.RowsRead, delivery.Records.Count));
    }

    [Fact]
    public void Single_Avail_is_a_document() =>
        Assert.Single(Read(Of().Root("Avail").Movie(Transaction())).Records);

    [Fact]
    public void Signed_list_is_read_and_says_that_nobody_checked_it()
    {
        var delivery = Read(Of("2.5").Root("AvailListSigned").Movie(Transaction()));

        Assert.Single(delivery.Records);
        Assert.Equal([FindingCodes.SignatureNotChecked], delivery.Findings.Select(finding => finding.Code));
    }

    [Fact]
    public async Task Xml_imported_twice_changes_nothing_the_second_time()
    {
        await using var database = await TestDatabase.Create();
        var fixture = new ImportFixture(database);
        var xml = Of("2.4").Movie(Transaction(("Territory", "US,CA")), Transaction(("Territory", "JJ,FR")), Transaction(("Territory", "CA-QC"), ("FormatProfile", "SD")))
            .Avail(EpisodeAsset, [("ALID", "md:alid:org:test:tidewater-101")], Transaction(("Territory", "US,CA-QC,MX")));

        var first = ImportFixture.Done(await fixture.ImportAvails.Import(ImportFixture.Manager, "avails.xlsx", xml.ToStream(), CancellationToken.None));
        var second = ImportFixture.Done(await fixture.ImportAvails.Import(ImportFixture.Manager, "avails.xml", xml.ToStream(), CancellationToken.None));

        Assert.Equal(("2.4", new ImportRows(4, 1, 3)), (first.Import.Template, first.Import.Rows));
        Assert.Equal(2, first.Import.Changes.AvailsAdded);
        Assert.True(second.Effect.ChangesNothing);
    }

    const string EpisodeAsset = """
        <avails:Asset contentID="md:cid:org:test:tidewater-101"><avails:WorkType>Episode</avails:WorkType>
        <avails:EpisodeMetadata>
          <avails:TitleInternalAlias>Low
              Water</avails:TitleInternalAlias>
          <avails:RunLength>PT52M</avails:RunLength>
          <avails:EpisodeNumber><md:Number>7</md:Number></avails:EpisodeNumber>
          <avails:SeasonMetadata>
            <avails:SeasonContentID>md:cid:org:test:tidewater-1</avails:SeasonContentID>
            <avails:SeasonNumber><md:Number>1</md:Number></avails:SeasonNumber>
            <avails:SeriesMetadata>
              <avails:SeriesContentID>md:cid:org:test:tidewater</avails:SeriesContentID>
              <avails:SeriesTitleInternalAlias>Tidewater</avails:SeriesTitleInternalAlias>
            </avails:SeriesMetadata>
          </avails:SeasonMetadata>
        </avails:EpisodeMetadata></avails:Asset>
        """;

    static object Right(AvailsRecord record) => (record.EntryType, record.Avail with { ExcludedTerritories = [] }, record.Titles[0]);

    static ReadDelivery Read(AvailsXmlBuilder xml) => Read(xml.ToBytes());

    static ReadDelivery Read(byte[] xml)
    {
        using var document = new AvailsFiles(new WorkbookLimits()).Open("avails.xml", new MemoryStream(xml));
        return ReadDelivery.Of(document);
    }
}
