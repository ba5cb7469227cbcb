using BenchmarkDotNet.Attributes;
using Portal.Domain.Catalog;
using Portal.Domain.Decisions;
using Portal.Domain.Decisions.Bulk;
using Portal.Testing.Rights;
using Portal.Testing.Rights.Generation;

namespace Portal.Benchmarks.Decisions;

/// <summary>
/// What one decision costs where rows and request are looked up already, and what its explanation costs, against the plain predicate that
/// any answer needs at least: the floor.
/// </summary>
[MemoryDiagnoser]
public class DecisionBenchmarks
{
    const int Asked = 4096;

    readonly TitleRights[] rights = new TitleRights[Asked];
    readonly DecisionRequest[] requests = new DecisionRequest[Asked];
    readonly LookedUpRequest[] lookedUp = new LookedUpRequest[Asked];
    readonly RightsRow[][] rows = new RightsRow[Asked][];
    readonly GrantedTerms[][] lines = new GrantedTerms[Asked][];
    Evaluator evaluator = null!;

    [GlobalSetup]
    public void Prepare()
    {
        var catalog = Catalog.Generate(1, 20_000);
        var titles = catalog.Titles.ToArray();
        var table = RightsTable.Of(titles, catalog.Statements, GeneratedCatalog.Territories);
        evaluator = new Evaluator(catalog.Statements.At);
        var random = new Random(1);
        RightsRow[] buffer = [];
        for (var at = 0; at < Asked; at++)
        {
            // Titles that the viewer's territory has are what is asked about nine times of ten.
            var request = Questions.Draw(random);
            var title = random.Next(titles.Length);
            while (random.Next(10) > 0 && !titles[title].Avails.Any(avail => avail.Covers(request.Territory) && avail.LicenseType == request.LicenseType))
            {
                title = random.Next(titles.Length);
            }
            rights[at] = titles[title];
            requests[at] = request;
            lookedUp[at] = LookedUpRequest.Of(request);
            table.TryFind(rights[at].Title.Id, out var place);
            rows[at] = table.RowsOf(place, request.Territory, ref buffer).ToArray();
            lines[at] = table.LineOf(place, request.Territory).ToArray();
        }
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Asked)]
    public int PlainPredicate()
    {
        var allowed = 0;
        for (var at = 0; at < Asked; at++)
        {
            ref readonly var request = ref lookedUp[at];
            foreach (ref readonly var row in rows[at].AsSpan())
            {
                if (row.LicenseType == request.LicenseType && row.IsOpenAt(request.GrantedAt) && row.Terms.OfflineAllowed
                    && row.Offers.Contains(request.Quality!.Value) && request.CanPersist && row.Terms.Plans.Admits(request.Plan))
                {
                    allowed++;
                    break;
                }
            }
        }
        return allowed;
    }

    [Benchmark(OperationsPerInvoke = Asked)]
    public int LookedUpDecision()
    {
        var allowed = 0;
        for (var at = 0; at < Asked; at++)
        {
            allowed += Judge.Of(rows[at], lines[at], lookedUp[at]).Allowed ? 1 : 0;
        }
        return allowed;
    }

    [Benchmark(OperationsPerInvoke = Asked)]
    public int ExplainedDecision()
    {
        var allowed = 0;
        for (var at = 0; at < Asked; at++)
        {
            allowed += evaluator.Decide(rights[at], requests[at]).Allowed ? 1 : 0;
        }
        return allowed;
    }
}
