using Portal.Domain.Avails;
using Portal.Domain.Catalog;
using Portal.Testing;
using Xunit;

namespace Portal.Domain.Tests.Avails;

public sealed class AvailsTitleTests
{
    [Fact]
    public void Movie_goes_by_its_content_id_and_its_display_title()
    {
        var title = WorkbookBuilder.Movies().Row().Read().Records[0].Titles.Single();

        Assert.Equal(
            new TitleFacts("md:cid:org:test:quiet-harbour", TitleKind.Movie, "The Quiet Harbour", "md:cid:org:test:quiet-harbour", null, "Northlight Pictures", null, null),
            title);
    }

    [Fact]
    public void Movie_without_a_content_id_goes_by_its_alid() =>
        Assert.Equal("md:alid:org:test:quiet-harbour", WorkbookBuilder.Movies().Row(("ContentID", null)).Read().OnlyAvail().TitleId);

    [Fact]
    public void Row_without_a_content_id_follows_the_other_rows_of_its_alid()
    {
        var delivery = WorkbookBuilder.Movies().Row(("ContentID", null)).Row(("FormatProfile", "SD")).Read();

        Assert.All(delivery.Records, record => Assert.Equal("md:cid:org:test:quiet-harbour", record.Avail.TitleId));
        Assert.All(delivery.Records, record => Assert.Equal("md:cid:org:test:quiet-harbour", record.Titles[0].Id));
    }

    [Fact]
    public void Movie_without_a_display_title_is_called_by_its_alias() =>
        Assert.Equal("Quiet Harbour, The", WorkbookBuilder.Movies().Row(("TitleDisplayUnlimited", null)).Read().Records[0].Titles[0].Name);

    [Fact]
    public void Stray_colon_is_no_part_of_an_id()
    {
        var delivery = WorkbookBuilder.Movies().Row(("Territory", "GB"), ("ContentID", "10.5240/:1489-49A2-3956-4B2D-FE16-5")).Read();

        Assert.Equal("10.5240/1489-49A2-3956-4B2D-FE16-5", delivery.OnlyAvail().TitleId);
        Assert.Equal([FindingCodes.EidrColon], delivery.Findings.Select(finding => finding.Code));
    }

    [Fact]
    public void Episode_stands_under_its_season_and_that_under_its_series()
    {
        var titles = WorkbookBuilder.Episodes().Row().Read().Records[0].Titles;

        Assert.Equal(
            [
                ("md:cid:org:test:tidewater-101", TitleKind.Episode, "Low Water", "md:cid:org:test:tidewater-1", 1),
                ("md:cid:org:test:tidewater-1", TitleKind.Season, "Tidewater, season 1", "md:cid:org:test:tidewater", 1),
                ("md:cid:org:test:tidewater", TitleKind.Series, "Tidewater", (string?)null, (int?)null),
            ],
            titles.Select(title => (title.Id, title.Kind, title.Name ?? title.FallbackName, title.ParentId, title.Number)));
    }

    [Fact]
    public void Season_row_makes_its_series()
    {
        var titles = WorkbookBuilder.Episodes().Row(("WorkType", "season"), ("EpisodeContentID", null)).Read().Records[0].Titles;

        Assert.Equal(["md:cid:org:test:tidewater-1", "md:cid:org:test:tidewater"], titles.Select(title => title.Id));
    }

    [Fact]
    public void Contract_under_the_misfiled_group_is_read() =>
        Assert.Equal("NL-2026-1", WorkbookBuilder.Episodes().Row().Read().OnlyAvail().Contract);

    [Theory]
    [InlineData("7791-8534-2C23-9030-8610", '5')]
    [InlineData("77C5-ED35-8FC2-7D9D-9531", '1')]
    [InlineData("8FF3-1C20-84F5-F247-8BCD", 'E')]
    [InlineData("1489-49A2-3956-4B2D-FE16", '5')]
    [InlineData("D2C6-38B8-FF2B-DB9E-88E8", 'Q')]
    public void Check_character_of_an_eidr_is_iso_7064_mod_37_36(string digits, char expected) =>
        Assert.Equal(expected, Eidr.CheckCharacter(digits));

    [Theory]
    [InlineData("10.5240/7791-8534-2C23-9030-8610-5", true, true)]
    [InlineData("md:cid:eidr-s:77C5-ED35-8FC2-7D9D-9531-1", true, true)]
    [InlineData("urn:eidr:10.5240:8FF3-1C20-84F5-F247-8BCD-E", true, true)]
    [InlineData("10.5240/:1489-49A2-3956-4B2D-FE16-6", true, false)]
    [InlineData("10.5240/AAAA", true, false)]
    [InlineData("md:cid:org:studio.example:1", false, false)]
    public void Eidr_inside_an_id_is_looked_at(string id, bool found, bool valid) =>
        Assert.Equal((found, valid), Eidr.Look(id));
}
