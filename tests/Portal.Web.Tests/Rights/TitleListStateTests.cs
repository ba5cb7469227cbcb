using Portal.Domain.Catalog;
using Portal.Web.Features.Titles;

namespace Portal.Web.Tests.Rights;

public sealed class TitleListStateTests
{
    [Fact]
    public void Default_state_has_the_bare_address() => Assert.Equal("/titles", new TitleListState().ToAddress());

    [Fact]
    public void Address_says_everything_and_reads_back()
    {
        var state = new TitleListState("low & tide", "Harbour and Vale", TitleKind.Episode, TitleSort.ContentOwner, true, 3);

        Assert.Equal("/titles?search=low%20%26%20tide&owner=Harbour%20and%20Vale&kind=episode&sort=contentOwner&order=down&page=3", state.ToAddress());
        Assert.Equal(state, TitleListState.Of("http://localhost" + state.ToAddress()));
    }

    [Theory]
    [InlineData("http://localhost/titles?page=0&kind=nonsense&sort=7")]
    [InlineData("http://localhost/titles?page=-2&kind=3&order=up")]
    [InlineData("http://localhost/titles?page=99999999999")]
    public void Unreadable_parts_are_the_default(string uri) => Assert.Equal(new TitleListState(), TitleListState.Of(uri));

    [Fact]
    public void Query_asks_for_the_page_and_no_blank_search()
    {
        var query = new TitleListState("  ", Page: 2).ToQuery();

        Assert.Null(query.Search);
        Assert.Equal(TitleListState.PageSize, query.Page.Skip);
    }
}
