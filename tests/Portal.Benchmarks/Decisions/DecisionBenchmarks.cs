using System.Collections.Immutable;
using BenchmarkDotNet.Attributes;
using Portal.Domain.Catalog;
using Portal.Domain.Decisions;
using Portal.Domain.Devices;
using Portal.Domain.Rights;
using Portal.Domain.Time;

namespace Portal.Benchmarks.Decisions;

/// <summary>What one explained decision costs against the plain predicate that any answer needs at least: the floor.</summary>
[MemoryDiagnoser]
public class DecisionBenchmarks
{
    static readonly DateTimeOffset Now = new(2027, 3, 1, 12, 0, 0, TimeSpan.Zero);

    readonly TitleRights rights = new(
        new Title("md:cid:org:bench:one", "One", TitleKind.Movie, null, "Bench Pictures", null, Duration.FromHours(2), 1),
        [],
        [
            new Avail
            {
                Id = "a",
                Alid = "md:alid:org:bench:one",
                TitleId = "md:cid:org:bench:one",
                ContentOwner = "Bench Pictures",
                Contract = "BP-1",
                Territory = Territory.Parse("US"),
                StatedLicenseType = "VOD",
                LicenseType = LicenseType.VOD,
                FormatProfile = "HD",
                Quality = Quality.HD,
                Window = new Window(Now.AddYears(-1), Now.AddYears(1)),
                StatedStart = "2026-03-01",
                StatedEnd = "2028-03-01",
                Download = DownloadPermission.Yes,
            },
        ]);

    readonly DecisionRequest request = new()
    {
        Territory = Territory.Parse("US"),
        Platform = Platforms.Find("android")!,
        Drm = Drm.Widevine,
        SecurityLevel = "L1",
        LicenseType = LicenseType.VOD,
        Quality = Quality.HD,
        At = Now,
    };

    readonly Evaluator evaluator = new(StatementBook.Of(
    [
        new TermStatement(
            Scope.Owner("Bench Pictures"),
            Narrowing.None,
            ImmutableSortedDictionary<Term, TermValue>.Empty.Add(Term.OfflineAllowed, new TermValue.Flag(true)),
            ImmutableSortedDictionary<Term, TermLimit>.Empty.Add(Term.StorageWindow, new TermLimit(new TermValue.Length(Duration.FromDays(14)), "4.2"))),
    ]).At);

    [Benchmark(Baseline = true)]
    public bool PlainPredicate()
    {
        var avail = rights.Avails[0];
        return avail.Covers(request.Territory) && avail.LicenseType == request.LicenseType && avail.Window!.Value.IsOpenAt(request.At)
            && avail.Offers(request.Quality!.Value) && request.Platform.CanPersist;
    }

    [Benchmark]
    public bool ExplainedDecision() => evaluator.Decide(rights, request).Allowed;
}
