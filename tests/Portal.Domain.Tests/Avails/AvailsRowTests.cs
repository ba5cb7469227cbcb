using Portal.Domain.Avails;
using Portal.Domain.Catalog;
using Portal.Domain.Rights;
using Portal.Domain.Time;
using Portal.Testing;
using Xunit;

namespace Portal.Domain.Tests.Avails;

public sealed class AvailsRowTests
{
    [Theory]
    [InlineData("Territory", null, FindingCodes.TerritoryMissing)]
    [InlineData("Territory", "XX", FindingCodes.TerritoryUnknown)]
    [InlineData("Territory", "US, CA", FindingCodes.TerritoryUnknown)]
    [InlineData("TerritoryExclusion", "US, Narnia", FindingCodes.ExclusionUnknown)]
    [InlineData("LicenseType", null, FindingCodes.LicenseTypeMissing)]
    [InlineData("Start", null, FindingCodes.StartMissing)]
    [InlineData("Start", "soon", FindingCodes.StartUnreadable)]
    [InlineData("Start", "14/06/2013", FindingCodes.StartUnreadable)]
    [InlineData("Start", "06/14/2013 10:00", FindingCodes.StartUnreadable)]
    [InlineData("Start", "14-Jun-2013", FindingCodes.StartUnreadable)]
    [InlineData("Start", "2013-6-14", FindingCodes.StartUnreadable)]
    [InlineData("Start", "20130614", FindingCodes.StartUnreadable)]
    [InlineData("Start", "2013-06-14T25:00:00", FindingCodes.StartUnreadable)]
    [InlineData("Start", "2023-02-29", FindingCodes.StartUnreadable)]
    [InlineData("Territory", "US-CA", FindingCodes.TerritoryIsRegion)]
    [InlineData("Territory", "EU", FindingCodes.TerritoryUnknown)]
    [InlineData("Start", "2013-02-30", FindingCodes.StartUnreadable)]
    [InlineData("Start", 12, FindingCodes.StartUnreadable)]
    [InlineData("Start", true, FindingCodes.StartUnreadable)]
    [InlineData("End", null, FindingCodes.EndMissing)]
    [InlineData("End", "never", FindingCodes.EndUnreadable)]
    [InlineData("FormatProfile", null, FindingCodes.FormatProfileMissing)]
    [InlineData("FormatProfile", "4K", FindingCodes.FormatProfileUnknown)]
    [InlineData("Download", "maybe", FindingCodes.DownloadUnreadable)]
    [InlineData("Download", 1, FindingCodes.DownloadUnreadable)]
    [InlineData("RentalDuration", "a month", FindingCodes.DurationUnreadable)]
    [InlineData("RentalDuration", "P1M", FindingCodes.DurationUnreadable)]
    [InlineData("RentalDuration", "P1Y", FindingCodes.DurationUnreadable)]
    [InlineData("RentalDuration", 0, FindingCodes.DurationUnreadable)]
    [InlineData("WatchDuration", "-48", FindingCodes.DurationUnreadable)]
    [InlineData("WatchDuration", "-PT48H", FindingCodes.DurationUnreadable)]
    [InlineData("WatchDuration", -48, FindingCodes.DurationUnreadable)]
    [InlineData("WatchDuration", "P1W", FindingCodes.DurationUnreadable)]
    [InlineData("WatchDuration", "PT0H", FindingCodes.DurationUnreadable)]
    [InlineData("WatchDuration", "0:00", FindingCodes.DurationUnreadable)]
    [InlineData("WatchDuration", "48:75", FindingCodes.DurationUnreadable)]
    [InlineData("WatchDuration", 876_001, FindingCodes.DurationUnreadable)]
    [InlineData("WatchDuration", "P36501D", FindingCodes.DurationUnreadable)]
    [InlineData("WatchDuration", "99999999999999", FindingCodes.DurationUnreadable)]
    public void Row_whose_right_cannot_be_read_is_rejected_at_its_cell(string column, object? value, string code)
    {
        var workbook = WorkbookBuilder.Movies().Row().Row((column, value));
        var delivery = workbook.Read();

        var finding = delivery.Finding(code);
        Assert.Equal((FindingSeverity.Error, "Movies", 5, workbook.AddressOf(column, 5), column), (finding.Severity, finding.Sheet, finding.Row, finding.Cell, finding.Column));
        Assert.Equal((2, 1, 1), (delivery.RowsRead, delivery.Records.Count, delivery.Rejected.Count));
    }

    [Theory]
    [InlineData("LicenseType", "Library", FindingCodes.LicenseTypeUnmapped)]
    [InlineData("EntryType", "Fullz Extract", FindingCodes.EntryTypeUnknown)]
    [InlineData("EntryType", null, FindingCodes.EntryTypeMissing)]
    [InlineData("WorkType", "Film", FindingCodes.WorkTypeUnknown)]
    [InlineData("WorkType", null, FindingCodes.WorkTypeMissing)]
    [InlineData("DisplayName", null, FindingCodes.DisplayNameMissing)]
    [InlineData("FixedEndDate", "later", FindingCodes.DateUnreadable)]
    [InlineData("TotalRunTime", "long", FindingCodes.RunTimeUnreadable)]
    [InlineData("TerritoryExclusion", "CA", FindingCodes.ExclusionIgnored)]
    [InlineData("FormatProfile", "3DHD", FindingCodes.FormatNotGranted)]
    [InlineData("ContentID", "10.5240/1234-1234-1234-1234-1234-5", FindingCodes.EidrCheckFails)]
    public void Row_that_is_odd_is_taken_with_a_warning(string column, object? value, string code)
    {
        var delivery = WorkbookBuilder.Movies().Row((column, value)).Read();

        Assert.Equal(FindingSeverity.Warning, delivery.Finding(code).Severity);
        Assert.Equal((1, 1), (delivery.RowsRead, delivery.Records.Count));
    }

    [Theory]
    [InlineData("Yes", DownloadPermission.Yes)]
    [InlineData(" y ", DownloadPermission.Yes)]
    [InlineData("TRUE", DownloadPermission.Yes)]
    [InlineData("t", DownloadPermission.Yes)]
    [InlineData(true, DownloadPermission.Yes)]
    [InlineData("No", DownloadPermission.No)]
    [InlineData("N", DownloadPermission.No)]
    [InlineData("false", DownloadPermission.No)]
    [InlineData("F", DownloadPermission.No)]
    [InlineData(false, DownloadPermission.No)]
    [InlineData(null, DownloadPermission.NotStated)]
    [InlineData("  ", DownloadPermission.NotStated)]
    public void Download_is_read_in_every_spelling(object? cell, DownloadPermission expected) =>
        Assert.Equal(expected, WorkbookBuilder.Movies().Row(("Download", cell)).Read().OnlyAvail().Download);

    [Theory]
    [InlineData(720, "P30D")]
    [InlineData("720", "P30D")]
    [InlineData("720:00", "P30D")]
    [InlineData("720:00:00", "P30D")]
    [InlineData("PT720H", "P30D")]
    [InlineData("P30D", "P30D")]
    [InlineData("p30d", "P30D")]
    [InlineData("P29DT24H", "P30D")]
    [InlineData(876_000, "P36500D")]
    [InlineData("48:30", "PT48H30M")]
    public void Rental_duration_is_read_in_hours_or_iso(object cell, string expected) =>
        Assert.Equal(Duration.Parse(expected), WorkbookBuilder.Movies().Row(("RentalDuration", cell)).Read().OnlyAvail().RentalDuration);

    [Fact]
    public void Rental_duration_in_a_time_cell_is_read_in_days() =>
        Assert.Equal(Duration.FromHours(720), WorkbookBuilder.Movies().Row(("RentalDuration", TimeSpan.FromHours(720))).Read().OnlyAvail().RentalDuration);

    [Theory]
    [InlineData(0.080787037037037, 6980)]
    [InlineData("1:56:20", 6980)]
    [InlineData("56:20", 3380)]
    [InlineData("PT1H56M20S", 6980)]
    public void Run_time_is_read_as_a_day_fraction_or_a_clock(object cell, long seconds) =>
        Assert.Equal(Duration.FromSeconds(seconds), WorkbookBuilder.Movies().Row(("TotalRunTime", cell)).Read().Records[0].Titles[0].RunTime);

    [Theory]
    [InlineData("est", LicenseType.EST, "EST")]
    [InlineData("vod", LicenseType.VOD, "VOD")]
    [InlineData("SVOD", LicenseType.SVOD, "SVOD")]
    [InlineData("Avod", LicenseType.AVOD, "AVOD")]
    [InlineData("Pre-release", null, "Pre-release")]
    public void License_type_is_read_in_any_case(string cell, LicenseType? granted, string stated)
    {
        var avail = WorkbookBuilder.Movies().Row(("LicenseType", cell)).Read().OnlyAvail();

        Assert.Equal((granted, stated), (avail.LicenseType, avail.StatedLicenseType));
    }

    [Theory]
    [InlineData(" FuLl  extract  ", EntryType.FullExtract)]
    [InlineData("full delete", EntryType.FullDelete)]
    [InlineData("Create", EntryType.Create)]
    [InlineData("UPDATE", EntryType.Update)]
    [InlineData("delete", EntryType.Delete)]
    public void Entry_type_is_read_in_any_case_and_spacing(string cell, EntryType expected) =>
        Assert.Equal(expected, WorkbookBuilder.Movies().Row(("EntryType", cell)).Read().Records[0].EntryType);

    [Theory]
    [InlineData("P1M", "years, months and weeks")]
    [InlineData("P1Y", "years, months and weeks")]
    [InlineData("-48", "not negative")]
    [InlineData("P36501D", "longer than 100 years")]
    [InlineData(0, "zero")]
    [InlineData(0.5, "whole hours")]
    public void Duration_that_is_refused_says_why(object cell, string words) =>
        Assert.Contains(words, WorkbookBuilder.Movies().Row(("RentalDuration", cell)).Read().Finding(FindingCodes.DurationUnreadable).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("US, CA", "one a row")]
    [InlineData("EU", "each of its members")]
    public void Territory_that_is_refused_says_what_to_write(string cell, string words) =>
        Assert.Contains(words, WorkbookBuilder.Movies().Row(("Territory", cell)).Read().Finding(FindingCodes.TerritoryUnknown).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(" hd ", Quality.HD)]
    [InlineData("u hd", Quality.UHD)]
    [InlineData("Sd", Quality.SD)]
    [InlineData("3d hd", null)]
    public void Format_is_read_in_any_case_and_spacing(string cell, Quality? expected) =>
        Assert.Equal(expected, WorkbookBuilder.Movies().Row(("FormatProfile", cell)).Read().OnlyAvail().Quality);

    [Fact]
    public void Exclusions_of_a_worldwide_row_are_read()
    {
        var avail = WorkbookBuilder.Movies().Row(("Territory", "ZZ"), ("TerritoryExclusion", "US, CA")).Read().OnlyAvail();

        Assert.Equal(["CA", "US"], avail.ExcludedTerritories.Select(territory => territory.Code));
    }

    [Fact]
    public void Season_needs_no_format() =>
        Assert.Empty(WorkbookBuilder.Episodes()
            .Row(("Territory", "GB"), ("WorkType", "Season"), ("FormatProfile", null), ("EpisodeContentID", null), ("EpisodeNumber", null)).Read().Findings);

    [Fact]
    public void Comment_rows_and_empty_rows_are_no_data()
    {
        var delivery = WorkbookBuilder.Movies().Row(("ALID", "//e.g. md:alid:org:studio.example:123")).Row(("Territory", "GB")).Read();

        Assert.Equal(1, delivery.RowsRead);
        Assert.Empty(delivery.Findings);
    }

    [Fact]
    public void Filled_row_without_an_alid_is_found_and_not_counted()
    {
        var delivery = WorkbookBuilder.Movies().Row().Row(("ALID", null)).Read();

        Assert.Equal(1, delivery.RowsRead);
        Assert.Equal((5, "O5"), (delivery.Finding(FindingCodes.AlidMissing).Row, delivery.Finding(FindingCodes.AlidMissing).Cell));
    }

    [Theory]
    [InlineData("TerritoryExclusion", FindingCodes.ExclusionUnknown)]
    [InlineData("Download", FindingCodes.DownloadUnreadable)]
    [InlineData("RentalDuration", FindingCodes.DurationUnreadable)]
    [InlineData("WatchDuration", FindingCodes.DurationUnreadable)]
    [InlineData("WindowDuration", FindingCodes.DurationUnreadable)]
    [InlineData("StartLag", FindingCodes.DurationUnreadable)]
    public void Cell_in_error_that_narrows_a_right_rejects_its_row(string column, string code)
    {
        var delivery = WorkbookBuilder.Movies("1.9").Column("AvailTrans/StartLag").Column("AvailTrans/WindowDuration")
            .Row(("Territory", "ZZ"), ("Start", "ESTStart"), (column, new Formula("NA()", null))).Read();

        Assert.Equal((FindingSeverity.Error, column), (delivery.Finding(code).Severity, delivery.Finding(code).Column));
        Assert.Single(delivery.Rejected);
    }

    [Fact]
    public void Cell_in_error_elsewhere_counts_as_empty()
    {
        var delivery = WorkbookBuilder.Movies().Row(("ContractID", new Formula("NA()", null))).Read();

        Assert.Equal(FindingSeverity.Warning, delivery.Finding(FindingCodes.CellError).Severity);
        Assert.Null(delivery.OnlyAvail().Contract);
    }

    [Fact]
    public void Formula_is_taken_by_its_last_value_and_said_so()
    {
        var delivery = WorkbookBuilder.Movies().Row(("Download", new Formula("IF(A1=1,\"Yes\",\"No\")", "No"))).Read();

        Assert.Equal(DownloadPermission.No, delivery.OnlyAvail().Download);
        Assert.Equal(FindingSeverity.Warning, delivery.Finding(FindingCodes.FormulaCell).Severity);
    }

    [Fact]
    public void Rows_of_one_key_get_ids_of_their_own_the_same_every_time()
    {
        var workbook = WorkbookBuilder.Movies().Row(("AssetLanguage", "EN")).Row(("AssetLanguage", "FR")).Row(("AssetLanguage", "ES"));

        var ids = workbook.Read().Records.Select(record => record.Avail.Id).ToList();

        Assert.Equal(3, ids.Distinct().Count());
        Assert.Equal(ids, workbook.Read().Records.Select(record => record.Avail.Id));
    }

    [Fact]
    public void Ref_alid_on_a_movie_warns_and_on_a_supplement_does_not()
    {
        var delivery = WorkbookBuilder.Movies().Column("Reference/RefALID")
            .Row(("RefALID", "md:alid:org:test:other"))
            .Row(("RefALID", "md:alid:org:test:other"), ("WorkType", "Supplemental"), ("ALID", "md:alid:org:test:extra"), ("ContentID", "md:cid:org:test:extra"))
            .Read();

        Assert.Equal(4, delivery.Finding(FindingCodes.RefAlidUnexpected).Row);
        Assert.Equal(TitleKind.Supplement, delivery.Records[1].Titles[0].Kind);
    }
}
