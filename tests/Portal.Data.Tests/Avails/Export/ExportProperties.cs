using CsCheck;
using Portal.Testing;
using Xunit;

namespace Portal.Data.Tests.Avails.Export;

/// <summary>Import, export, import is the identity, whatever was delivered.</summary>
public sealed class ExportProperties
{
    static readonly Gen<string> Text = Gen.OneOf(
        Gen.String[Gen.Char["abcÄé =+-@\"'<>&_x0041\t\n\u4e2d"], 1, 12].Where(text => text.Trim().Length > 0),
        One("=1+1", "+49", "-1", "@name", "007", "1e5", "TRUE", "2026-01-01", "_x000D_", "_x005F_x0041_", "\U0001F3AC", "//not a comment"));

    static readonly Gen<object?> Start = One<object?>(
        "2026-01-01", new DateOnly(2025, 6, 15), new DateTime(2026, 3, 1, 10, 30, 0), "2026-03-01T10:00:00+02:00", "Open", "Immediate", "ESTStart", "Theatrical", "TBD");

    static readonly Gen<object?> End = One<object?>("Open", "2027-12-31", new DateOnly(2028, 2, 29), "2027-03-01T00:00:00Z", "ESTEnd");

    static readonly Gen<object?> Period = One<object?>(null, 720, 48, "PT90M", "P30D", "24:30", new TimeSpan(5, 0, 0));

    static readonly Gen<(string Column, object? Value)[]> Row =
        from place in Gen.Select(Gen.Int[0, 5], One("US", "DE", "JP", "ZZ"), One<object?>("Northlight Pictures", "Harbour Light", null), One<object?>("NL-1", "HL-1", null))
        from what in Gen.Select(
            One("EST", "VOD", "svod", "AVOD", "POEST", "Library"), One("SD", "hd", "UHD", "3D"), One<object?>("Yes", "No", null, "TRUE", "n"), Text)
        from when in Gen.Select(Start, End, One<object?>(null, "P30D", "-PT12H"), One<object?>(null, "2027-06-30", "2027-06-30T12:00:00Z"))
        from how in Gen.Select(Period, Period, One<object?>(null, "1:56:20", 0.08, "95:10", "PT40M"), One<object?>(null, "2026-02-01"))
        from length in One<object?>(null, "P180D", "PT100H")
        select new (string, object?)[]
        {
            ("ALID", $"md:alid:org:test:{place.Item1}"), ("Territory", place.Item2), ("DisplayName", place.Item3), ("ContractID", place.Item4),
            ("LicenseType", what.Item1), ("FormatProfile", what.Item2), ("Download", what.Item3), ("TitleDisplayUnlimited", what.Item4),
            ("Start", when.Item1), ("End", when.Item2), ("StartLag", when.Item3), ("FixedEndDate", when.Item4),
            ("RentalDuration", how.Item1), ("WatchDuration", how.Item2), ("TotalRunTime", how.Item3), ("SuppressionLiftDate", how.Item4), ("WindowDuration", length),
        };

    [Fact]
    public async Task Whatever_was_imported_comes_back_as_the_same_rights() =>
        await Row.Array[1, 12].SampleAsync(
            async rows =>
            {
                await using var database = await TestDatabase.Create();
                await new ImportFixture(database).Import(Workbook(rows));
                var fixture = new ExportFixture(database);

                var exported = await fixture.Export();
                var again = await fixture.Import(exported);

                await using var empty = await TestDatabase.Create();
                var second = new ExportFixture(empty);
                await second.Import(exported);
                Assert.Equal(0, again.Import.Rows.Rejected);
                Assert.True(again.Effect.ChangesNothing);
                IEnumerable<string> rights = await fixture.Rights();
                Assert.Equal(rights, await second.Rights());
                Assert.Equal(exported, await second.Export());
            },
            iter: 25, threads: 1);

    static Gen<T> One<T>(params T[] of) => Gen.Int[0, of.Length - 1].Select(at => of[at]);

    // Each ALID is a title of its own: a movie, or an episode of one of two seasons. A title belongs to one content owner.
    static WorkbookBuilder Workbook((string Column, object? Value)[][] rows)
    {
        var workbook = WorkbookBuilder.Movies("1.9").Column("AvailTrans/StartLag").Column("AvailTrans/WindowDuration");
        foreach (var row in rows.Where(row => !IsEpisode(row)))
        {
            workbook.Row([.. row, ("ContentID", $"{row[0].Value}:cid"), ("DisplayName", OwnerOf(row))]);
        }
        workbook.AndEpisodes("TV", "1.9").Column("AvailTrans/StartLag").Column("AvailTrans/WindowDuration").Column("AvailTrans/FixedEndDate").Column("AvailTrans/SuppressionLiftDate")
            .Column("AvailMetadata/EpisodeTitleDisplayUnlimited");
        foreach (var row in rows.Where(IsEpisode))
        {
            var number = Number(row);
            workbook.Row(
            [
                .. row.Where(cell => cell.Column != "TitleDisplayUnlimited"), ("EpisodeTitleDisplayUnlimited", row[7].Value), ("EpisodeNumber", number),
                ("EpisodeContentID", $"{row[0].Value}:cid"), ("SeasonNumber", number % 2), ("SeasonContentID", number == 5 ? null : $"season {number % 2}"),
                ("DisplayName", OwnerOf(row)),
            ]);
        }
        return workbook;
    }

    static int Number((string Column, object? Value)[] row) => row[0].Value!.ToString()![^1] - '0';

    static bool IsEpisode((string Column, object? Value)[] row) => Number(row) >= 3;

    static string? OwnerOf((string Column, object? Value)[] row) => IsEpisode(row) || Number(row) == 1 ? "Northlight Pictures" : Number(row) == 2 ? null : "Harbour Light";
}
