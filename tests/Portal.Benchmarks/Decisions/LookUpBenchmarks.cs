using BenchmarkDotNet.Attributes;
using Portal.Domain.Catalog;
using Portal.Domain.Decisions;
using Portal.Domain.Decisions.Bulk;
using Portal.Testing.Rights;
using Portal.Testing.Rights.Generation;

namespace Portal.Benchmarks.Decisions;

/// <summary>What one decision costs about a title drawn from a million by its id, against finding its id alone: the floor.</summary>
[MemoryDiagnoser]
public class LookUpBenchmarks
{
    const int Asked = 16_384;
    const int Titles = 1_000_000;

    readonly string[] ids = new string[Asked];
    readonly Territory[] territories = new Territory[Asked];
    readonly LookedUpRequest[] lookedUp = new LookedUpRequest[Asked];
    RightsRow[] buffer = [];
    RightsTable table = null!;

    [GlobalSetup]
    public void Prepare()
    {
        var catalog = Catalog.Generate(1, Titles);
        var random = new Random(1);
        var wanted = Enumerable.Range(0, Asked).ToLookup(_ => random.Next(Titles));
        table = RightsTable.Of(catalog.Titles.Select((rights, number) => Remember(rights, wanted[number])), catalog.Statements, GeneratedCatalog.Territories);
        for (var at = 0; at < Asked; at++)
        {
            var request = Questions.Draw(random);
            territories[at] = request.Territory;
            lookedUp[at] = LookedUpRequest.Of(request);
        }
    }

    // An id of its own, as a request brings one: not the instance that the table holds.
    TitleRights Remember(TitleRights rights, IEnumerable<int> askedAt)
    {
        foreach (var at in askedAt)
        {
            ids[at] = new string(rights.Title.Id.AsSpan());
        }
        return rights;
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Asked)]
    public int FoundId()
    {
        var sum = 0;
        for (var at = 0; at < Asked; at++)
        {
            sum += table.TryFind(ids[at], out var title) ? title.Rows : 0;
        }
        return sum;
    }

    [Benchmark(OperationsPerInvoke = Asked)]
    public int RandomLookUp()
    {
        var allowed = 0;
        for (var at = 0; at < Asked; at++)
        {
            allowed += table.Judge(ids[at], territories[at], lookedUp[at], ref buffer).Allowed ? 1 : 0;
        }
        return allowed;
    }
}
