using Portal.Domain.Catalog;
using Portal.Domain.Decisions;
using Portal.Domain.Decisions.Bulk;
using Portal.Domain.Rights;
using Portal.Domain.Tests.Feeds.Compiling;
using Portal.Testing.Rights;
using Portal.Testing.Rights.Generation;
using Xunit;
using Sample = Portal.Testing.Rights.Catalog;

namespace Portal.Domain.Tests.Decisions;

public sealed class RightsTableTests
{
    static readonly string[] Requests =
    [
        "", "type=none", "type=SVOD", "type=SVOD plan=ad-supported quality=none", "type=EST quality=SD", "type=AVOD plan=none rooted",
        "type=VOD quality=UHD level=L3", "platform=chrome", "platform=ios type=none", "type=SVOD membership=lapsed",
        "type=SVOD issued=2026-05-01 played=2026-05-20", "issued=2026-05-31 checkedIn=2026-06-01 type=none",
    ];

    [Fact]
    public void Table_answers_as_the_explained_decision_does_for_every_case()
    {
        foreach (var row in DecisionCase.ReadAll())
        {
            var rights = Sample.RightsOf(row.Avails.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
            rights = rights with { Avails = [.. rights.Avails.OrderBy(avail => avail.Id, StringComparer.Ordinal)] };
            var statements = StatementBook.Of(TermText.ParseAll(row.Terms));
            var request = RequestText.Parse(row.Request);

            Agree(RightsTable.Of([rights], statements, [request.Territory]), new Evaluator(statements.At), rights, request);
        }
    }

    [Fact]
    public void Table_answers_as_the_explained_decision_does_for_rights_at_random()
    {
        for (var seed = 1; seed <= 200; seed++)
        {
            var random = new RandomRights(seed);
            var rights = random.Title();
            var statements = StatementBook.Of(random.Statements());
            var table = RightsTable.Of([rights], statements, "US DE FR JP".Split(' ').Select(Territory.Parse));
            foreach (var text in Requests)
            {
                var request = RequestText.Parse(text) with { Territory = Territory.Parse(random.One("US", "DE", "FR", "JP")) };
                Agree(table, new Evaluator(statements.At), rights, request);
            }
        }
    }

    [Fact]
    public void Table_of_a_catalog_shares_its_terms_and_answers_title_by_title()
    {
        var catalog = Sample.Generate(7, 600);
        var table = RightsTable.Of(catalog.Titles, catalog.Statements, GeneratedCatalog.Territories);
        var evaluator = new Evaluator(catalog.Statements.At);

        foreach (var (number, rights) in catalog.Titles.Index())
        {
            var request = RequestText.Parse(Requests[number % Requests.Length]) with
            {
                Territory = GeneratedCatalog.Territories[number % GeneratedCatalog.Territories.Length],
            };
            Agree(table, evaluator, rights, request);
        }
        Assert.Equal(600, table.Titles);
        Assert.InRange(table.Terms, 1, table.Rows / 4);
    }

    [Fact]
    public void Title_that_is_not_in_the_table_is_unknown()
    {
        RightsRow[] buffer = [];
        var table = RightsTable.Of([], StatementBook.Empty, [Territory.Parse("US")]);

        var verdict = table.Judge("other", Territory.Parse("US"), LookedUpRequest.Of(RequestText.Usual), ref buffer);

        Assert.Equal([Reason.UnknownTitle], verdict.Reasons.InOrder());
    }

    [Fact]
    public void Territory_the_table_was_not_built_for_is_refused()
    {
        RightsRow[] buffer = [];
        var table = RightsTable.Of([Sample.RightsOf("DE VOD HD")], StatementBook.Empty, [Territory.Parse("US")]);

        Assert.Throws<ArgumentOutOfRangeException>(() => table.Judge("episode", Territory.Parse("DE"), LookedUpRequest.Of(RequestText.Usual), ref buffer));
    }

    [Fact]
    public void Decision_without_words_allocates_nothing()
    {
        var catalog = Sample.Generate(7, 200);
        var table = RightsTable.Of(catalog.Titles, catalog.Statements, GeneratedCatalog.Territories);
        var ids = catalog.Titles.Select(rights => rights.Title.Id).ToArray();
        var requests = Requests.Select(text => LookedUpRequest.Of(RequestText.Parse(text))).ToArray();
        RightsRow[] buffer = [];
        AskAll();

        var before = GC.GetAllocatedBytesForCurrentThread();
        AskAll();

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void AskAll()
        {
            foreach (var id in ids)
            {
                foreach (ref readonly var request in requests.AsSpan())
                {
                    table.Judge(id, RequestText.Usual.Territory, request, ref buffer);
                }
            }
        }
    }

    static void Agree(RightsTable table, Evaluator evaluator, TitleRights rights, DecisionRequest request)
    {
        RightsRow[] buffer = [];
        var decision = evaluator.Decide(rights, request);
        var verdict = table.Judge(rights.Title.Id, request.Territory, LookedUpRequest.Of(request), ref buffer);

        Assert.Equal(decision.Refusals.Select(refusal => refusal.Code).Order(), verdict.Reasons.InOrder());
        if (decision.Avail is { } avail)
        {
            Assert.Equal((avail.Id, decision.Expiry, decision.Quality), (rights.Avails[verdict.Row].Id, verdict.Expiry, verdict.Quality));
        }
    }
}
