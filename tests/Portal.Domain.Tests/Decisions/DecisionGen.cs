using System.Collections.Immutable;
using CsCheck;
using Portal.Domain.Catalog;
using Portal.Domain.Decisions;
using Portal.Domain.Devices;
using Portal.Domain.Rights;
using Portal.Testing.Rights;
using Sample = Portal.Testing.Rights.Catalog;

namespace Portal.Domain.Tests.Decisions;

/// <summary>A question with all that decides it.</summary>
sealed record DecisionScene(ImmutableArray<Avail> Avails, ImmutableArray<TermStatement> Statements, DecisionRequest Request)
{
    public TitleRights Rights => Sample.Rights(Avails);

    public Decision Decide() => new Evaluator(StatementBook.Of(Statements).At).Decide(Rights, Request);

    /// <summary>Of every row where the question is asked, whether it decides or not.</summary>
    public IEnumerable<EffectiveTerms> TermsOfAll() => Avails.Where(avail => avail.LicenseType is not null && avail.Covers(Request.Territory))
        .Select(avail => new Evaluator(StatementBook.Of(Statements).At).TermsOf(Rights, avail, Request.Territory));

    public override string ToString() =>
        $"{string.Join("\n", Avails)}\n{string.Join("\n", Statements.Select(Told))}\n{Request}";

    static string Told(TermStatement statement) =>
        $"{statement.Scope} [{statement.Narrowing}] {string.Join(", ", statement.Values.Select(value => $"{value.Key}={TermWords.Of(value.Key, value.Value)}"))}"
        + $" limits {string.Join(", ", statement.Limits.Select(limit => $"{limit.Key}={TermWords.Of(limit.Key, limit.Value.Value)}"))}";
}

/// <summary>Random questions: close to the edges, and allowed often enough to say something.</summary>
static class DecisionGen
{
    static readonly DateTimeOffset Spring = Instant.At("2026-04-01");

    public static Gen<Territory> Territory { get; } = Gen.Frequency((4, Gen.Const("US")), (1, Gen.Const("DE"))).Select(Domain.Catalog.Territory.Parse);

    public static Gen<LicenseType> Type { get; } = Gen.Enum<LicenseType>();

    /// <summary>Few enough to fall together, from April to the end of June.</summary>
    public static Gen<DateTimeOffset> Instants { get; } = Gen.Int[0, 90].Select(days => Spring.AddDays(days));

    public static Gen<Scope> Scopes { get; } = Gen.OneOf(
        Scope.Portal, Scope.Owner(Sample.Owner), Scope.Deal(Sample.Deal), Scope.Deal("C2"), Scope.Title(Sample.Series.Id), Scope.Title(Sample.Season.Id), Scope.Title(Sample.Episode.Id));

    public static Gen<Narrowing> Narrowings { get; } = Gen.Frequency(
        (3, Gen.Const(Narrowing.None)),
        (1, Territory.Select(territory => new Narrowing([territory], null))),
        (1, Type.Select(type => new Narrowing(null, [type]))),
        (1, Gen.Select(Territory, Type, (territory, type) => new Narrowing([territory], [type]))));

    public static Gen<TermStatement> Statements { get; } = Gen.Select(
        Scopes, Narrowings, TermGen.Values.Array[0, 4], TermGen.Limits.Array[0, 2],
        (scope, narrowing, values, limits) => new TermStatement(
            scope,
            narrowing,
            values.DistinctBy(value => value.Term).ToImmutableSortedDictionary(value => value.Term, value => value.Value),
            limits.DistinctBy(limit => limit.Term).ToImmutableSortedDictionary(limit => limit.Term, limit => new TermLimit(limit.Value, "1"))));

    public static Gen<Avail> Avails { get; } = Gen.Select(
        Gen.Select(Gen.Frequency((5, Gen.Const("US")), (1, Gen.Const("DE")), (2, Gen.Const("ZZ")), (1, Gen.Const("ZZ-US"))), Type, Gen.OneOf("SD", "HD", "HD", "UHD", "3D"), Gen.OneOf(Sample.Deal, "C2")),
        Gen.Select(Instants.Nullable(0.6), Instants.Nullable(0.6), Gen.OneOf("yes", "yes", "yes", "silent", "no")),
        Gen.Select(TermGen.Lengths.Nullable(0.6), TermGen.Lengths.Nullable(0.6), Instants.Nullable(0.8)),
        Gen.Int[0, 1_000_000],
        (right, open, limits, id) => AvailText.Parse($"{right.Item1} {right.Item2} {right.Item3} {open.Item3} contract={right.Item4} id={id}") with
        {
            Window = new(open.Item1, open.Item2),
            RentalDuration = limits.Item1,
            WatchDuration = limits.Item2,
            FixedEndDate = limits.Item3,
        });

    static Gen<(Platform Platform, Drm Drm, string? Level)> Devices { get; } =
        from platform in Gen.Frequency((4, Gen.Const(Platforms.Find("android")!)), (1, Gen.OneOf([.. Platforms.All])))
        from drm in Gen.OneOf([.. platform.Drms])
        from level in Gen.OneOf([null, .. SecurityLevels.Of(drm), .. Enumerable.Repeat(SecurityLevels.Of(drm).LastOrDefault(), 3)])
        select (platform, drm, level);

    static Gen<Membership> Memberships { get; } = Gen.Select(Gen.Bool, Instants.Nullable(), (lapsed, until) => new Membership(lapsed, until));

    // Every request names its license type and quality: a limit or a narrower avail may otherwise turn the question into another.
    static Gen<DecisionRequest> Requests { get; } = Gen.Select(
        Gen.Select(Territory, Type, Gen.OneOf(Quality.SD, Quality.HD, Quality.HD, Quality.UHD)),
        Devices,
        Gen.Select(Gen.OneOf([null, "1.4", "2.2", "2.2"]), Gen.Int[0, 9], Gen.OneOf([null, "standard", "standard", "premium", "ad-supported"])),
        Gen.Frequency((2, Gen.Const(default(Membership))), (1, Memberships.Select(one => (Membership?)one))),
        Gen.Select(Instants, Gen.Int[0, 60], Gen.Int[0, 60].Nullable(), Gen.Int[0, 60].Nullable()),
        (right, device, viewer, membership, times) => new DecisionRequest
        {
            Territory = right.Item1,
            LicenseType = right.Item2,
            Quality = right.Item3,
            Platform = device.Platform,
            Drm = device.Drm,
            SecurityLevel = device.Level,
            Hdcp = viewer.Item1,
            Rooted = viewer.Item2 == 0,
            Plan = viewer.Item3,
            Membership = membership,
            At = times.Item1,
            IssuedAt = times.Item2 < 30 ? null : times.Item1.AddDays(30 - times.Item2),
            FirstPlayedAt = Since(times.Item1, times.Item2, times.Item3),
            LastCheckInAt = Since(times.Item1, times.Item2, times.Item4),
        });

    public static Gen<DecisionScene> Scenes { get; } = Gen.Select(Avails.Array[1, 4], Statements.Array[0, 6], Requests, Gen.Int[0, 9], (avails, statements, request, on) => new DecisionScene(
        [.. avails.Select((avail, index) => Asked(avail, index, request)).DistinctBy(avail => avail.Id)],
        [
            .. statements
                // At one scope there is one general and at most one narrowed statement: two that overlap are refused where they are stated.
                .Concat(on == 0 ? [] : [TermText.Parse("title {offlineAllowed: true}")])
                .Reverse()
                .DistinctBy(statement => (statement.Scope, statement.Narrowing.IsNarrow)),
        ],
        request));

    // Most avails are of the type that is asked for, and the first lists the quality too.
    static Avail Asked(Avail avail, int index, DecisionRequest request) => index switch
    {
        0 when avail.Territory != Domain.Catalog.Territory.Parse("DE") => avail with { LicenseType = request.LicenseType, Quality = request.Quality },
        2 => avail,
        _ => avail with { LicenseType = request.LicenseType },
    };

    // Some days after the issue, never later than asked about.
    static DateTimeOffset? Since(DateTimeOffset at, int days, int? later) =>
        days > 30 && later is { } some ? at.AddDays(30 - days + (some % (days - 29))) : null;
}
