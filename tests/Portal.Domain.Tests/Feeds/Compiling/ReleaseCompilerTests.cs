using System.Globalization;
using Portal.Domain.Catalog;
using Portal.Domain.Feeds.Bundles;
using Portal.Domain.Feeds.Compiling;
using Portal.Domain.Rights;
using Portal.Testing.Rights;
using Xunit;
using Sample = Portal.Testing.Rights.Catalog;

namespace Portal.Domain.Tests.Feeds.Compiling;

public sealed class ReleaseCompilerTests
{
    static readonly DateTimeOffset Now = Instant.At("2026-06-01T12:00");

    [Fact]
    public async Task Same_rights_are_the_same_bytes_in_any_order_and_culture()
    {
        var random = new RandomRights(7);
        TitleRights[] titles = [.. Enumerable.Range(0, 60).Select(number => random.Title($"md:cid:TITLE-I-ı-{number}"))];
        var statements = random.Statements();
        var (expected, _) = await Compile(titles, StatementBook.Of(statements));
        var culture = CultureInfo.CurrentCulture;
        try
        {
            foreach (var name in new[] { "tr-TR", "de-DE", "ar-SA" })
            {
                CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(name);
                var shuffled = random.Shuffled(titles).Select(title => title with { Avails = [.. random.Shuffled(title.Avails)] });

                var (content, _) = await Compile(shuffled, StatementBook.Of(random.Shuffled(statements)));

                Assert.Equal(expected.Digest, content.Digest);
                Assert.Equal(expected.Files.Select(Text), content.Files.Select(Text));
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
        Assert.Equal(257, expected.Files.Length);
        Assert.InRange(expected.Counts.Titles, 10, 60);
    }

    [Fact]
    public async Task Distinct_policies_and_grant_sets_are_kept_once()
    {
        var (content, _) = await Compile([Title("one", "US VOD HD"), Title("two", "US VOD HD"), Title("three", "US VOD SD")], Allowed);

        Assert.Equal(new ReleaseCounts(3, 2, 2), content.Counts);
        Assert.Equal(content.GrantSetByTitle["one"], content.GrantSetByTitle["two"]);
    }

    [Fact]
    public async Task First_release_adds_everything()
    {
        var (_, difference) = await Compile([Title("one", "US VOD HD"), Title("silent", "US VOD HD silent")], Allowed);

        Assert.Equal(new ReleaseDifference(1, 0, 0, 0), difference);
    }

    [Fact]
    public async Task Difference_tells_added_changed_ended_and_withdrawn_apart()
    {
        var (before, _) = await Compile(
            [
                Title("same", "US VOD HD"), Title("changed", "US VOD HD"), Title("ended", "US VOD HD 2026-01-01..2026-06-10"),
                Title("withdrawn", "US VOD HD"), Title("removed", "US VOD HD"), Title("never", "US VOD HD no"),
            ],
            Allowed);

        var (_, difference) = await ReleaseCompiler.Compile(
            Stream([
                Title("same", "US VOD HD"), Title("changed", "US VOD SD"), Title("ended", "US VOD HD 2026-01-01..2026-06-10"),
                Title("withdrawn", "US VOD HD no"), Title("never", "US VOD HD no"), Title("added", "US VOD HD"),
            ]),
            Allowed, Instant.At("2026-06-15"), before.GrantSetByTitle, Now, TestContext.Current.CancellationToken);

        Assert.Equal(new ReleaseDifference(Added: 1, Changed: 1, Ended: 1, Withdrawn: 2), difference);
    }

    [Fact]
    public async Task Title_whose_window_ended_and_that_was_taken_away_too_counts_as_withdrawn()
    {
        var (before, _) = await Compile([Title("one", "US VOD HD 2026-01-01..2026-06-10")], Allowed);

        var (_, difference) = await ReleaseCompiler.Compile(
            Stream([Title("one", "US VOD HD 2026-01-01..2026-06-10 no")]),
            Allowed, Instant.At("2026-06-15"), before.GrantSetByTitle, Now, TestContext.Current.CancellationToken);

        Assert.Equal(new ReleaseDifference(0, 0, Ended: 0, Withdrawn: 1), difference);
    }

    static StatementBook Allowed { get; } = StatementBook.Of([TermText.Parse("portal {offlineAllowed: true}")]);

    static TitleRights Title(string id, params string[] rows)
    {
        var rights = Sample.RightsOf(rows);
        return rights with { Title = rights.Title with { Id = id } };
    }

    static Task<(CompiledContent Content, ReleaseDifference Difference)> Compile(IEnumerable<TitleRights> titles, StatementBook statements) =>
        ReleaseCompiler.Compile(Stream(titles), statements, Now, null, Now, TestContext.Current.CancellationToken);

    static string Text(BundleFile file) => $"{file.Name} {System.Text.Encoding.UTF8.GetString(file.Bytes.Span)}";

    static async IAsyncEnumerable<TitleRights> Stream(IEnumerable<TitleRights> titles)
    {
        foreach (var title in titles)
        {
            await Task.Yield();
            yield return title;
        }
    }
}
