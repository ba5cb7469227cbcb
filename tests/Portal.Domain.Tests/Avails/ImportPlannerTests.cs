using Portal.Domain.Access;
using Portal.Domain.Avails;
using Portal.Domain.Catalog;
using Portal.Domain.Rights;
using Portal.Testing;
using Xunit;

namespace Portal.Domain.Tests.Avails;

public sealed class ImportPlannerTests
{
    static readonly WorkbookBuilder TwoFormats = WorkbookBuilder.Movies().Row().Row(("FormatProfile", "SD"), ("Download", "No"));

    [Fact]
    public void First_delivery_adds_titles_owners_deals_and_avails()
    {
        var plan = WorkbookBuilder.Episodes().Row().Read().PlanAgainst(Deliveries.Empty);

        Assert.Equal(new ImportChanges(3, 0, 1, 0, 0), plan.Count());
        Assert.Equal(["Northlight Pictures"], plan.OwnersAdded);
        Assert.Equal([new Deal("NL-2026-1", "Northlight Pictures")], plan.DealsAdded);
        Assert.All(plan.TitlesAdded, title => Assert.Equal(1, title.Version));
    }

    [Fact]
    public void Same_delivery_again_changes_nothing()
    {
        var state = Deliveries.Empty.After(TwoFormats.Read().PlanAgainst(Deliveries.Empty));

        Assert.True(TwoFormats.Read().PlanAgainst(state).ChangesNothing);
    }

    [Fact]
    public void Changed_row_changes_its_avail_and_moves_the_title()
    {
        var state = Deliveries.Empty.After(TwoFormats.Read().PlanAgainst(Deliveries.Empty));

        var plan = WorkbookBuilder.Movies().Row(("Download", "No")).Row(("FormatProfile", "SD"), ("Download", "No")).Read().PlanAgainst(state);

        Assert.Equal(new ImportChanges(0, 0, 0, 1, 0), plan.Count());
        Assert.Equal((DownloadPermission.Yes, DownloadPermission.No), (plan.AvailsChanged[0].Before.Download, plan.AvailsChanged[0].After.Download));
        Assert.Equal(["md:cid:org:test:quiet-harbour"], plan.TitlesTouched);
    }

    [Fact]
    public void Row_missing_under_full_extract_is_removed_in_its_territory_only()
    {
        var both = WorkbookBuilder.Movies().Row().Row(("FormatProfile", "SD")).Row(("Territory", "CA"));
        var state = Deliveries.Empty.After(both.Read().PlanAgainst(Deliveries.Empty));

        var plan = WorkbookBuilder.Movies().Row().Read().PlanAgainst(state);

        Assert.Equal(new ImportChanges(0, 0, 0, 0, 1), plan.Count());
        Assert.Equal(("US", "SD"), (plan.AvailsRemoved[0].Territory.Code, plan.AvailsRemoved[0].FormatProfile));
        Assert.Equal(plan.AvailsRemoved.Select(avail => avail.Id), plan.NoLongerListed);
    }

    [Fact]
    public void Rows_that_contradict_or_repeat_each_other_are_told_at_the_later_one()
    {
        var findings = WorkbookBuilder.Movies().Row().Row(("Start", "2026-02-01"), ("Download", "No")).Row().Read().Planned(Deliveries.Empty).Outcome.Findings;

        Assert.Equal(
            [(5, "RowsContradict"), (6, "RowsContradict"), (6, "RowsRepeat")],
            findings.Where(finding => finding.Code.StartsWith("Rows", StringComparison.Ordinal)).Select(finding => (finding.Row!.Value, finding.Code)).Order());
    }

    [Fact]
    public void Row_of_a_region_holds_its_country_and_no_other()
    {
        var both = WorkbookBuilder.Movies().Row().Row(("FormatProfile", "SD")).Row(("Territory", "CA")).Row(("Territory", "CA"), ("FormatProfile", "SD"));
        var state = Deliveries.Empty.After(both.Read().PlanAgainst(Deliveries.Empty));

        var plan = WorkbookBuilder.Movies().Row(("Territory", "US-CA")).Row(("FormatProfile", "SD")).Row(("Territory", "CA")).Read().PlanAgainst(state);

        Assert.Equal(["US"], plan.UnitsHeld.Select(unit => unit.Territory.Code));
        Assert.Equal([("CA", "SD")], plan.AvailsRemoved.Select(avail => (avail.Territory.Code, avail.FormatProfile)));
    }

    [Fact]
    public void Nothing_counts_as_missing_while_a_row_has_no_alid()
    {
        var state = Deliveries.Empty.After(TwoFormats.Read().PlanAgainst(Deliveries.Empty));
        var delivery = WorkbookBuilder.Movies().Row().Row(("ALID", ""), ("FormatProfile", "SD"), ("Download", "No")).Read();

        var (plan, outcome) = delivery.Planned(state);

        Assert.True(plan.ChangesNothing);
        Assert.Equal([FindingCodes.UnitHeld], outcome.Findings.Select(finding => finding.Code));
    }

    [Fact]
    public void Full_delete_takes_the_unit_away_and_adds_no_title()
    {
        var state = Deliveries.Empty.After(TwoFormats.Read().PlanAgainst(Deliveries.Empty));

        var plan = WorkbookBuilder.Movies()
            .Row(("EntryType", "Full Delete"))
            .Row(("EntryType", "Full Delete"), ("ALID", "md:alid:org:test:unknown"), ("ContentID", "md:cid:org:test:unknown")).Read().PlanAgainst(state);

        Assert.Equal(new ImportChanges(0, 0, 0, 0, 2), plan.Count());
    }

    [Theory]
    [InlineData("Create")]
    [InlineData("Update")]
    [InlineData("Fullz Extract")]
    public void Row_that_only_adds_takes_nothing_away(string entryType)
    {
        var state = Deliveries.Empty.After(TwoFormats.Read().PlanAgainst(Deliveries.Empty));

        var plan = WorkbookBuilder.Movies("1.9").Row(("EntryType", entryType), ("FormatProfile", "UHD")).Read().PlanAgainst(state);

        Assert.Equal(new ImportChanges(0, 0, 1, 0, 0), plan.Count());
    }

    [Fact]
    public void Delete_takes_one_row_away()
    {
        var state = Deliveries.Empty.After(TwoFormats.Read().PlanAgainst(Deliveries.Empty));

        var plan = WorkbookBuilder.Movies("1.9").Row(("EntryType", "Delete"), ("FormatProfile", "SD")).Read().PlanAgainst(state);

        Assert.Equal("SD", Assert.Single(plan.AvailsRemoved).FormatProfile);
        Assert.Empty(plan.NoLongerListed);
        Assert.Equal(new ImportChanges(0, 0, 0, 0, 1), plan.Count());
    }

    [Fact]
    public void Rejected_row_leaves_its_whole_unit_as_it_was_and_says_so()
    {
        var state = Deliveries.Empty.After(TwoFormats.Read().PlanAgainst(Deliveries.Empty));
        var delivery = WorkbookBuilder.Movies()
            .Row(("Download", "No"))
            .Row(("FormatProfile", "SD"), ("Start", "soon"))
            .Row(("Territory", "CA")).Read();

        var (plan, outcome) = delivery.Planned(state);

        Assert.Equal(new ImportChanges(0, 0, 1, 0, 0), plan.Count());
        Assert.Equal(["md:alid:org:test:quiet-harbour in US"], outcome.Effect.UnitsHeld.First.Select(unit => unit.ToString()));
        Assert.Equal((FindingCodes.UnitHeld, 5), (outcome.Findings.Single().Code, outcome.Findings.Single().Row));
    }

    [Fact]
    public void Rejected_row_without_a_territory_holds_every_unit_of_its_alid()
    {
        var state = Deliveries.Empty.After(TwoFormats.Read().PlanAgainst(Deliveries.Empty));

        var (plan, outcome) = WorkbookBuilder.Movies().Row(("Territory", "Narnia")).Row(("Territory", "CA")).Read().Planned(state);

        Assert.True(plan.ChangesNothing);
        Assert.Equal(["CA", "US"], outcome.Effect.UnitsHeld.First.Select(unit => unit.Territory.Code));
    }

    [Fact]
    public void Title_takes_each_fact_from_the_first_row_that_states_it()
    {
        var plan = WorkbookBuilder.Movies()
            .Row(("TitleDisplayUnlimited", null), ("TitleInternalAlias", "Quiet Harbour, The"))
            .Row(("FormatProfile", "SD"), ("TitleDisplayUnlimited", "Other"), ("TotalRunTime", "1:40:00")).Read().PlanAgainst(Deliveries.Empty);

        var title = Assert.Single(plan.TitlesAdded);
        Assert.Equal(("Quiet Harbour, The", 6000L), (title.Name, title.RunTime!.Value.Seconds));
    }

    [Fact]
    public void Season_named_by_its_series_takes_a_title_of_its_own_when_one_comes()
    {
        var state = Deliveries.Empty.After(WorkbookBuilder.Episodes().Row().Read().PlanAgainst(Deliveries.Empty));

        var plan = WorkbookBuilder.Episodes().Column("AvailMetadata/SeasonTitleDisplayUnlimited")
            .Row(("SeasonTitleDisplayUnlimited", "The First Tide")).Read().PlanAgainst(state);

        var change = Assert.Single(plan.TitlesChanged);
        Assert.Equal(("Tidewater, season 1", "The First Tide", 2L), (change.Before.Name, change.After.Name, change.After.Version));
    }

    [Fact]
    public void Viewer_cannot_change_what_belongs_to_another_owner()
    {
        var state = Deliveries.Empty.After(TwoFormats.Read().PlanAgainst(Deliveries.Empty));
        var narrowed = Viewer.Portal with { Name = "ann", ContentOwners = ["Harbour Light"] };
        var delivery = WorkbookBuilder.Movies()
            .Row(("Download", "No"))
            .Row(("DisplayName", "Harbour Light"), ("Territory", "CA"))
            .Row(("DisplayName", "Harbour Light"), ("ALID", "md:alid:org:test:own"), ("ContentID", "md:cid:org:test:own")).Read();

        var (plan, outcome) = delivery.Planned(state, narrowed);

        Assert.Equal("md:cid:org:test:own", Assert.Single(plan.AvailsAdded).TitleId);
        Assert.Empty(plan.AvailsChanged);
        Assert.Equal([4, 5], outcome.Findings.Where(finding => finding.Code == FindingCodes.OwnerNotGranted).Select(finding => finding.Row));
    }

    [Fact]
    public void Import_concerns_every_owner_its_rows_name_even_where_nothing_changes()
    {
        var delivery = WorkbookBuilder.Movies()
            .Row().Row(("DisplayName", "Harbour Light"), ("ALID", "md:alid:org:test:own"), ("ContentID", "md:cid:org:test:own"), ("Territory", null)).Read();
        var state = Deliveries.Empty.After(delivery.PlanAgainst(Deliveries.Empty));

        var (plan, outcome) = delivery.Planned(state);

        Assert.True(plan.ChangesNothing);
        Assert.Equal(["Harbour Light", "Northlight Pictures"], outcome.ContentOwners);
    }

    [Fact]
    public void Another_owners_units_and_deals_are_not_told_to_who_does_not_see_them()
    {
        var state = Deliveries.Empty.After(TwoFormats.Read().PlanAgainst(Deliveries.Empty));
        var narrowed = Viewer.Portal with { Name = "ann", ContentOwners = ["Harbour Light"] };
        var delivery = WorkbookBuilder.Movies()
            .Row(("DisplayName", "Harbour Light"), ("Territory", null))
            .Row(("DisplayName", "Harbour Light"), ("ALID", "md:alid:org:test:own"), ("ContentID", "md:cid:org:test:own")).Read();

        var (plan, outcome) = delivery.Planned(state, narrowed);

        Assert.Empty(plan.UnitsHeld);
        Assert.Equal(["Harbour Light"], outcome.ContentOwners);
        Assert.DoesNotContain("Northlight", Assert.Single(outcome.Findings, finding => finding.Code == FindingCodes.DealOfAnotherOwner).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("NL-2026-1", 0)]
    [InlineData("NL-2026-2", 0)]
    [InlineData("NL-2026-3", 1)]
    public void Row_of_one_contract_among_several_of_its_key_means_its_own(string contract, int added)
    {
        var state = Deliveries.Empty.After(
            WorkbookBuilder.Movies().Row().Row(("ContractID", "NL-2026-2"), ("Download", "No")).Read().PlanAgainst(Deliveries.Empty));
        var download = contract == "NL-2026-2" ? "No" : "Yes";

        var plan = WorkbookBuilder.Movies().Row(("EntryType", "Update"), ("ContractID", contract), ("Download", download)).Read().PlanAgainst(state);

        Assert.Equal((added, 0, 0), (plan.AvailsAdded.Length, plan.AvailsChanged.Length, plan.AvailsRemoved.Length));
        Assert.Equal(2 + added, state.After(plan).Avails.Count);
    }

    [Fact]
    public void Deleted_row_of_one_contract_leaves_those_of_others()
    {
        var state = Deliveries.Empty.After(
            WorkbookBuilder.Movies().Row().Row(("ContractID", "NL-2026-2"), ("Download", "No")).Read().PlanAgainst(Deliveries.Empty));

        var plan = WorkbookBuilder.Movies().Row(("EntryType", "Delete"), ("ContractID", "NL-2026-2"), ("Download", "No")).Read().PlanAgainst(state);

        Assert.Equal("NL-2026-2", Assert.Single(plan.AvailsRemoved).Contract);
    }

    [Fact]
    public void Deal_stays_with_the_owner_that_named_it_first()
    {
        var delivery = WorkbookBuilder.Movies()
            .Row().Row(("DisplayName", "Harbour Light"), ("ALID", "md:alid:org:test:own"), ("ContentID", "md:cid:org:test:own")).Read();

        var (plan, outcome) = delivery.Planned(Deliveries.Empty);

        Assert.Equal("Northlight Pictures", Assert.Single(plan.DealsAdded).ContentOwner);
        Assert.Equal(FindingCodes.DealOfAnotherOwner, outcome.Findings.Single().Code);
    }

    [Fact]
    public void Rows_that_do_not_state_download_are_counted_where_they_can_be_settled()
    {
        var delivery = WorkbookBuilder.Movies()
            .Row(("Download", null)).Row(("Download", null), ("FormatProfile", "SD")).Row(("Download", null), ("ContractID", null), ("FormatProfile", "UHD")).Read();

        Assert.Equal(
            [new DownloadGap(Scope.Owner("Northlight Pictures"), 1), new DownloadGap(Scope.Deal("NL-2026-1"), 2)],
            delivery.Delivery.Gaps);
    }
}
