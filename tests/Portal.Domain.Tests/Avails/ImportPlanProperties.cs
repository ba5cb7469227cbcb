using CsCheck;
using Portal.Domain.Access;
using Portal.Domain.Avails;
using Portal.Domain.Catalog;
using Portal.Domain.Rights;
using Portal.Testing;
using Xunit;

namespace Portal.Domain.Tests.Avails;

/// <summary>The plan of a delivery does not depend on how the delivery is cut up while it is planned.</summary>
public sealed class ImportPlanProperties
{
    static readonly Gen<(string, object?)[]> Row =
        from alid in Gen.Frequency((9, Gen.Int[1, 5].Select(number => $"md:alid:org:test:{number}")), (1, Gen.Const("")))
        from content in Gen.Frequency((4, Gen.Int[1, 3].Select(number => (string?)$"md:cid:org:test:{number}")), (1, Gen.Const((string?)null)))
        from territory in One("US", "US", "CA", "ZZ", "Narnia")
        from format in One("SD", "HD", "UHD")
        from entry in One("Full Extract", "Full Extract", "Full Extract", "Create", "Update", "Delete", "Full Delete")
        from download in One<string?>("Yes", "No", null, "perhaps")
        from owner in One<string?>("Northlight Pictures", "Harbour Light", null)
        from contract in One<string?>("NL-1", "HL-1", null)
        from name in One<string?>("The Quiet Harbour", "Low Water", null)
        select new (string, object?)[]
        {
            ("ALID", alid), ("ContentID", content), ("Territory", territory), ("FormatProfile", format), ("EntryType", entry), ("Download", download),
            ("DisplayName", owner), ("ContractID", contract), ("TitleDisplayUnlimited", name),
        };

    static readonly Gen<ReadDelivery> Delivery = Row.Array[1, 30].Select(rows =>
    {
        var workbook = WorkbookBuilder.Movies("1.9");
        foreach (var row in rows)
        {
            workbook.Row(row);
        }
        return workbook.Read();
    });

    static readonly Gen<Viewer> Who = One(Viewer.Portal, Viewer.Portal with { Name = "ann", ContentOwners = ["Harbour Light"] });

    [Fact]
    public void Plan_is_the_same_in_one_batch_and_in_many() =>
        Gen.Select(Delivery, Delivery, Who).Sample(
            (before, delivery, viewer) =>
            {
                using var directory = new TestDirectory();
                var state = Deliveries.Empty.After(before.PlanAgainst(Deliveries.Empty));

                var whole = delivery.Planned(state, viewer, Spools.InMemory(partitions: 1));
                var parts = delivery.Planned(state, viewer, Spools.OnDisk(directory, partitions: 64), batchRows: 1);

                Assert.Equal(Said(whole.Plan), Said(parts.Plan));
                Assert.Equal(whole.Outcome.Findings.Order(ByPlace), parts.Outcome.Findings.Order(ByPlace));
                Assert.Equal(whole.Outcome.ContentOwners, parts.Outcome.ContentOwners);
                Assert.Equal(whole.Outcome.RowsRejected, parts.Outcome.RowsRejected);
                Assert.Equal(whole.Outcome.Effect.Count(), parts.Outcome.Effect.Count());
                Assert.Equal(whole.Outcome.Effect.ChangesNothing, whole.Plan.ChangesNothing);
                Assert.Empty(Directory.EnumerateFiles(directory.Path));
            },
            iter: 300);

    [Fact]
    public void Same_delivery_twice_changes_nothing_the_second_time() =>
        Gen.Select(Delivery, Delivery).Sample(
            (before, delivery) =>
            {
                var state = Deliveries.Empty.After(before.PlanAgainst(Deliveries.Empty));
                var after = state.After(delivery.PlanAgainst(state));

                // A row that deletes what an earlier row of the same delivery states takes it away each time.
                Assert.True(delivery.Records.Any(row => row.EntryType is EntryType.Delete or EntryType.FullDelete) || delivery.PlanAgainst(after).ChangesNothing);
            },
            iter: 300);

    static Gen<T> One<T>(params T[] of) => Gen.Int[0, of.Length - 1].Select(at => of[at]);

    static readonly Comparer<AvailsFinding> ByPlace = Comparer<AvailsFinding>.Create((first, second) =>
        string.CompareOrdinal($"{first.Row:D6} {first.Code} {first.Message}", $"{second.Row:D6} {second.Code} {second.Message}"));

    /// <summary>All that a plan does, in an order of its own.</summary>
    static List<string> Said(ImportPlan plan) =>
    [
        .. plan.TitlesAdded.Select(title => $"title + {title}")
            .Concat(plan.TitlesChanged.Select(change => $"title {change.Before} > {change.After}"))
            .Concat(plan.TitlesTouched.Select(id => $"title ~ {id}"))
            .Concat(plan.AvailsAdded.Select(avail => $"avail + {Text(avail)}"))
            .Concat(plan.AvailsChanged.Select(change => $"avail {Text(change.Before)} > {Text(change.After)}"))
            .Concat(plan.AvailsRemoved.Select(avail => $"avail - {Text(avail)}"))
            .Concat(plan.NoLongerListed.Select(id => $"unlisted {id}"))
            .Concat(plan.OwnersAdded.Select(owner => $"owner {owner}"))
            .Concat(plan.DealsAdded.Select(deal => $"deal {deal}"))
            .Order(StringComparer.Ordinal),
    ];

    static string Text(Avail avail) => $"{avail with { ExcludedTerritories = [] }} {string.Join(',', avail.ExcludedTerritories)}";
}
