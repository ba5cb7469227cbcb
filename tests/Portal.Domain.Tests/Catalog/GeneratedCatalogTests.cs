using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Portal.Domain.Avails;
using Portal.Domain.Catalog;
using Portal.Domain.Rights;
using Portal.Testing;
using Portal.Testing.Rights.Generation;
using Xunit;
using Sample = Portal.Testing.Rights.Catalog;

namespace Portal.Domain.Tests.Catalog;

/// <summary>The catalog that figures are measured on: it has to be the same every time, and shaped as real ones are.</summary>
public sealed class GeneratedCatalogTests
{
    static readonly GeneratedCatalog Large = Sample.Generate(7, 20_000);

    [Fact]
    public void Catalog_of_one_seed_is_the_same_every_time()
    {
        Assert.Equal(Fingerprint(Sample.Generate(7, 2_000)), Fingerprint(Sample.Generate(7, 2_000)));
        Assert.NotEqual(Fingerprint(Sample.Generate(7, 2_000)), Fingerprint(Sample.Generate(8, 2_000)));
    }

    [Fact]
    public void Catalog_begins_as_a_larger_one_of_its_seed() =>
        Assert.Equal(Sample.Generate(7, 500).Titles.Select(Text), Large.Titles.Take(500).Select(Text));

    [Fact]
    public void Titles_come_in_the_order_of_their_ids_each_once() =>
        Assert.All(Large.Titles.Zip(Large.Titles.Skip(1)), pair => Assert.True(string.CompareOrdinal(pair.First.Title.Id, pair.Second.Title.Id) < 0));

    [Fact]
    public void Avails_have_the_ids_an_import_gives_them_in_their_order() =>
        Assert.All(Large.Titles.Take(2_000), rights =>
        {
            Assert.All(rights.Avails, avail => Assert.Equal(AvailIds.Of(avail.Key, 0), avail.Id));
            Assert.Equal(rights.Avails.Select(avail => avail.Id).Distinct().Order(StringComparer.Ordinal), rights.Avails.Select(avail => avail.Id));
        });

    [Fact]
    public void Proportions_are_those_of_real_catalogs()
    {
        var titles = Large.Titles.ToArray();
        var avails = titles.SelectMany(rights => rights.Avails).ToArray();
        Assert.Equal(20_000, titles.Length);
        Near(3.0, (double)avails.Length / titles.Length, 0.15);
        Near(0.70, Share(titles, rights => rights.Title.Kind == TitleKind.Episode && rights.Ancestors.Count == 2), 0.03);
        Near(0.08, Share(titles, rights => rights.Title.Kind == TitleKind.Short), 0.03);
        Near(0.21, Share(titles.GroupBy(rights => rights.Title.ContentOwner).ToArray(), titles.Length), 0.06);
        Assert.Equal(60, titles.Select(rights => rights.Title.ContentOwner).Distinct().Count());
        Assert.InRange(avails.Select(avail => avail.Contract).Distinct().Count(), 300, 500);
        Assert.Equal(13, avails.Select(avail => avail.Territory).Distinct().Count());
        Assert.Equal(["AVOD", "EST", "Library", "SVOD", "VOD"], avails.Select(avail => avail.StatedLicenseType).Distinct().Order(StringComparer.Ordinal));
        Near(0.62, Share(avails, avail => avail.Download == DownloadPermission.Yes), 0.12);
        Near(0.17, Share(avails, avail => avail.Download == DownloadPermission.NotStated), 0.08);
        Near(0.70, Share(avails, avail => avail.Window!.Value.IsOpenAt(FixedClock.Start)), 0.05);
        Near(0.20, Share(avails, avail => avail.Window!.Value.HasEndedAt(FixedClock.Start)), 0.05);
        Near(0.25, Share(avails, avail => avail.Window!.Value.End is null), 0.05);
        Assert.InRange(Share(avails, avail => !avail.ExcludedTerritories.IsEmpty), 0.01, 0.05);
        Assert.InRange(Share(avails, avail => avail.FixedEndDate is not null), 0.01, 0.05);
        Assert.InRange(Share(avails, avail => avail.RentalDuration is not null), 0.05, 0.3);
        var titleIds = titles.SelectMany(rights => rights.Ancestors.Append(rights.Title)).Select(title => title.Id).ToHashSet(StringComparer.Ordinal);
        var stated = Large.AllStatements.ToArray();
        Assert.Equal(stated.Length, stated.DistinctBy(statement => (statement.Scope, statement.Narrowing)).Count());
        Assert.InRange(stated.Count(statement => statement.Scope.Kind == ScopeKind.Title && titleIds.Contains(statement.Scope.Id)), 200, 600);
    }

    static void Near(double expected, double actual, double tolerance) => Assert.InRange(actual, expected - tolerance, expected + tolerance);

    static double Share<T>(T[] all, Func<T, bool> some) => (double)all.Count(some) / all.Length;

    /// <summary>The share of the largest group.</summary>
    static double Share(IGrouping<string?, TitleRights>[] groups, int of) => (double)groups.Max(group => group.Count()) / of;

    static string Fingerprint(GeneratedCatalog catalog)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var text in catalog.Titles.Select(Text).Concat(catalog.AllStatements.Select(Text)))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(text));
        }
        return Convert.ToHexString(hash.GetCurrentHash());
    }

    static string Text(TitleRights rights) => string.Join('\n', [
        .. rights.Ancestors.Prepend(rights.Title).Select(title => title.ToString()),
        .. rights.Avails.Select(avail => $"{avail with { ExcludedTerritories = [] }} {string.Join(',', avail.ExcludedTerritories)}"),
    ]);

    static string Text(TermStatement statement) => string.Create(
        CultureInfo.InvariantCulture, $"{statement.Scope} {statement.Narrowing.Key} {TermJson.Write(statement).ToJsonString()}\n");
}
