using Portal.Domain.Avails;
using Portal.Domain.Time;
using Portal.Testing;
using Xunit;

namespace Portal.Domain.Tests.Avails;

public sealed class AvailsHeaderTests
{
    [Theory]
    [InlineData("1.7")]
    [InlineData("1.7.2")]
    [InlineData("1.7.3")]
    [InlineData("1.8")]
    [InlineData("1.9")]
    public void Template_is_told_by_its_columns_or_its_version_cell(string template) =>
        Assert.Equal(template, WorkbookBuilder.Movies(template).Row().Read().Template);

    [Fact]
    public void Version_cell_decides_where_columns_are_the_same() =>
        Assert.Equal("1.9", WorkbookBuilder.Movies("1.9").WithoutColumn("TPRType").Row().Read().Template);

    [Fact]
    public void Columns_are_found_by_name_in_any_order()
    {
        var delivery = ReadDelivery.Of(WorkbookBuilder.Plain("Any name",
            ["AvailTrans", " avail ", "AvailTrans", "AvailTrans", "AvailTrans", "AvailTrans", "Disposition", "AvailAsset"],
            [" Start ", "alid", "TERRITORY", "LicenseType", "FormatProfile", "End", "EntryType", "WorkType"],
            ["//REQ"],
            ["2026-01-01", "md:alid:org:test:one", "us", "vod", "hd", "open", "full extract", "movie"]).ToDocument());

        Assert.Equal("md:alid:org:test:one", delivery.OnlyAvail().Alid);
    }

    [Fact]
    public void Column_is_found_whatever_spaces_its_name_has()
    {
        var delivery = ReadDelivery.Of(WorkbookBuilder.Plain("Any name",
            ["Avail"],
            ["ALID", "Territory", "License Type", "Format  Profile", "Start", "End", "Rental Duration"],
            ["//REQ"],
            ["md:alid:org:test:one", "US", "VOD", "HD", "2026-01-01", "Open", "720"]).ToDocument());

        Assert.Equal(Duration.Parse("P30D"), delivery.OnlyAvail().RentalDuration);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Sheet_that_lacks_a_header_row_cannot_be_read(int row)
    {
        var workbook = WorkbookBuilder.Movies().Row().Row(("FormatProfile", "SD")).WithoutHeaderRow(row);

        var unreadable = Assert.Throws<UnreadableFileException>(() => workbook.Read());

        Assert.Contains("Row 1 holds groups, row 2 column names, row 3 help", unreadable.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Header_rows_that_are_missing_in_one_sheet_are_an_error_and_the_others_are_read()
    {
        var delivery = WorkbookBuilder.Movies().Row().WithoutHeaderRow(1).AndEpisodes("TV").Row().Read();

        Assert.Equal((FindingSeverity.Error, "Movies"), (delivery.Finding(FindingCodes.HeaderRowsMissing).Severity, delivery.Finding(FindingCodes.HeaderRowsMissing).Sheet));
        Assert.Single(delivery.Records);
    }

    [Fact]
    public void Sheet_that_holds_something_else_is_named_and_left_alone()
    {
        var delivery = WorkbookBuilder.Plain("Read me", ["Deliveries of the week"]).AndMovies("Movies").Row().Read();

        Assert.Equal((FindingSeverity.Info, "Read me"), (delivery.Finding(FindingCodes.SheetSkipped).Severity, delivery.Finding(FindingCodes.SheetSkipped).Sheet));
        Assert.Single(delivery.Records);
    }

    [Fact]
    public void Workbook_without_an_avails_sheet_cannot_be_read()
    {
        var unreadable = Assert.Throws<UnreadableFileException>(() => WorkbookBuilder.Plain("Budget", ["a", "b"], [1, 2]).Read());

        Assert.Equal(FindingCodes.NoAvailsSheet, unreadable.Code);
        Assert.Contains("'Budget'", unreadable.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Column_that_rights_need_is_missing_for_the_sheet_and_every_row()
    {
        var delivery = WorkbookBuilder.Movies().WithoutColumn("Territory").Row().Row().Read();

        Assert.Equal((2, FindingSeverity.Error), (delivery.Finding(FindingCodes.ColumnMissing).Row, delivery.Finding(FindingCodes.ColumnMissing).Severity));
        Assert.Equal([4, 5], delivery.Rejected.Select(row => row.Row));
        Assert.Equal(2, delivery.Findings.Count(finding => finding is { Code: FindingCodes.TerritoryMissing, Cell: null }));
    }

    [Fact]
    public void Column_named_twice_counts_once()
    {
        var delivery = WorkbookBuilder.Movies().Column("AvailTrans/Territory").Row().Read();

        Assert.Equal("US", delivery.OnlyAvail().Territory.Code);
        Assert.Equal(FindingSeverity.Warning, delivery.Finding(FindingCodes.ColumnRepeated).Severity);
    }
}
