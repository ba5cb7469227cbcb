using System.Collections.Immutable;
using Portal.Domain.Catalog;
using Portal.Domain.Rights;

namespace Portal.Testing.Rights.Generation;

/// <summary>
/// A catalog of any size with invented names, the same for the same seed: some 3 avails a title in 12 territories, of 60 content owners in
/// 500 deals, with approved terms. Windows lie around <see cref="FixedClock.Start"/>. Nothing is kept: each walk makes its titles anew.
/// </summary>
public sealed class GeneratedCatalog
{
    readonly GeneratedTitles titles;
    readonly GeneratedStatements stated;
    readonly Lazy<StatementBook> statements;

    internal GeneratedCatalog(int seed, int count)
    {
        var parties = new GeneratedParties();
        titles = new GeneratedTitles(seed, count, parties);
        stated = new GeneratedStatements(seed, parties, titles);
        statements = new Lazy<StatementBook>(() => StatementBook.Of(stated.All()));
        Owners = [.. parties.Owners];
        Deals = [.. parties.DealsOf.SelectMany((deals, owner) => deals.Select(deal => new Deal(deal, parties.Owners[owner])))];
    }

    /// <summary>Movies, shorts and episodes in the order of their ids by bytes, as <see cref="ICatalogRights.StreamAll"/> gives them.</summary>
    public IEnumerable<TitleRights> Titles => titles.All();

    /// <summary>Every approved statement; those of titles are some 2 in 100.</summary>
    public IEnumerable<TermStatement> AllStatements => stated.All();

    public StatementBook Statements => statements.Value;

    /// <summary>The most frequent first.</summary>
    public ImmutableArray<string> Owners { get; }

    public ImmutableArray<Deal> Deals { get; }

    /// <summary>The most frequent first; worldwide rows come on top.</summary>
    public static ImmutableArray<Territory> Territories => GeneratedRows.Territories;
}
