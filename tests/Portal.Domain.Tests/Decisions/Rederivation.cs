using System.Collections.Immutable;
using Portal.Domain.Catalog;
using Portal.Domain.Clocks;
using Portal.Domain.Decisions;
using Portal.Domain.Devices;
using Portal.Domain.Rights;
using Portal.Domain.Time;
using Sample = Portal.Testing.Rights.Catalog;

namespace Portal.Domain.Tests.Decisions;

/// <summary>Derives a decision again from its explanation and the question alone, apart from the evaluator.</summary>
static class Rederivation
{
    /// <summary>Each clock in the order in which it governs; null = it does not run.</summary>
    public static (Clock Clock, DateTimeOffset? At)[] ClocksOf(EffectiveTerms terms, Avail avail, DecisionRequest request)
    {
        var isCopy = IsCopy(request);
        var issued = request.IssuedAt ?? request.At;
        var checkedIn = isCopy && request.LastCheckInAt > issued ? request.LastCheckInAt.Value : issued;
        var renews = Flag(terms, Term.RenewOnCheckIn);
        var ends = new[]
        {
            avail.FixedEndDate ?? (Flag(terms, Term.ClipToAvailEnd) ? avail.Window!.Value.End : null),
            (terms.ByTerm[Term.HardEnd].Value as TermValue.Moment)?.Value,
        };
        return
        [
            (Clock.Storage, (renews ? checkedIn : issued) + Length(terms, Term.StorageWindow)),
            (Clock.Playback, (isCopy ? request.FirstPlayedAt : null) + Length(terms, Term.PlaybackWindow)),
            (Clock.HardEnd, ends.Min()),
            (Clock.CheckIn, checkedIn + Length(terms, Term.CheckInInterval)),
        ];
    }

    public static Reason[] ReasonsOf(EffectiveTerms terms, Avail avail, DecisionRequest request)
    {
        var isCopy = IsCopy(request);
        var grantedAt = isCopy ? request.IssuedAt!.Value : request.At;
        var now = isCopy ? new[] { request.At, request.IssuedAt, request.FirstPlayedAt, request.LastCheckInAt }.Max()!.Value : request.At;
        var hasStarted = !(avail.Window!.Value.Start > grantedAt);
        var isOpen = hasStarted && !(avail.Window.Value.End <= grantedAt);
        var quality = request.Quality!.Value;
        var implied = avail.LicenseType is LicenseType.SVOD or LicenseType.AVOD;
        var floor = ((TermValue.Floors)terms.ByTerm[Term.Qualities].Value).ByQuality.GetValueOrDefault(quality);
        var tier = floor?.DeviceTier is { } id ? DeviceTiers.All.Single(one => one.Id == id).Requirements[request.Drm] : null;
        var levels = new[] { tier?.MinimumLevel, floor?.SecurityLevel?.GetValueOrDefault(request.Drm.ToString().ToLowerInvariant()) };
        var has = request.SecurityLevel ?? (request.Drm == Drm.Widevine ? "L3" : request.Drm == Drm.PlayReady ? "SL2000" : null);
        string[] ladder = request.Drm == Drm.Widevine ? ["L3", "L2", "L1"] : ["SL150", "SL2000", "SL3000"];
        string?[] outputs = [null, "1.4", "2.2"];
        var ended = ClocksOf(terms, avail, request).Where(clock => clock.At <= now).ToArray();
        var expired = ended.Where(clock => clock.Clock != Clock.CheckIn).Min(clock => clock.At);
        var word = ((TermValue.Word)terms.ByTerm[Term.OnLapse].Value).Value;
        var rules = new (Reason Reason, bool Holds)[]
        {
            (Reason.NotInWindow, !isOpen),
            (Reason.OfflineForbidden, !Flag(terms, Term.OfflineAllowed)),
            (Reason.QualityNotGranted, floor is null || !(avail.Quality == quality || (implied && avail.Quality > quality))),
            (Reason.PlatformCannotPersist, request.Platform.Id is not ("ios" or "android" or "fireos" or "windows")),
            (Reason.PlatformNotGranted, terms.ByTerm[Term.Platforms].Value is TermValue.Ids platforms && !platforms.Values.Contains(request.Platform.Id)),
            (Reason.SecurityLevelTooLow, levels.Any(level => level is not null && Array.IndexOf(ladder, has) < Array.IndexOf(ladder, level))),
            (Reason.HdcpTooLow, Array.IndexOf(outputs, request.Hdcp) < Array.IndexOf(outputs, tier?.MinimumHdcp)),
            (Reason.RootedDevice, request.Rooted && terms.ByTerm[Term.RootedDevices].Value is TermValue.Word { Value: "blocked" }),
            (Reason.PlanNotEntitled, terms.ByTerm[Term.Plans].Value is TermValue.Ids plans && !(request.Plan is { } plan && plans.Values.Contains(plan))),
            (Reason.MembershipLapsed, implied && request.Membership is { } membership && HasLapsed(membership, word, isCopy, now, request)),
            (Reason.CheckInOverdue, ended.Any(clock => clock.Clock == Clock.CheckIn)),
            (Reason.LicenceExpired, expired is not null && (isOpen || !hasStarted || expired != avail.Window.Value.End)),
        };
        // An end that is the avail's own has been told as NotInWindow.
        return [.. rules.Where(rule => rule.Holds).Select(rule => rule.Reason).Order()];
    }

    /// <summary>Whether the value follows from what was stated and the limits named, and keeps within every limit on the path.</summary>
    public static bool IsExplained(Term term, EffectiveTerm effective, ImmutableArray<TermStatement> statements, Avail avail, Territory territory)
    {
        var type = avail.LicenseType!.Value;
        Scope[] path = [Scope.Portal, Scope.Owner(Sample.Owner), Scope.Deal(avail.Contract!), .. new[] { Sample.Series, Sample.Season, Sample.Episode }.Select(title => Scope.Title(title.Id))];
        var applied = path.SelectMany(scope => statements.Where(one => one.Scope == scope && Applies(one.Narrowing, territory, type)).OrderBy(one => one.Narrowing.IsNarrow)).ToArray();
        var stating = applied.LastOrDefault(one => one.Values.ContainsKey(term));
        var setBy = stating is null ? TermSource.BuiltIn : new TermSource(stating.Scope.KindName, stating.Scope.Id);
        var all = applied.Where(one => one.Limits.ContainsKey(term)).Select(one => one.Limits[term].Value).Concat(OfAvail(term, avail)).ToArray();
        return effective.SetBy == setBy
            && (stating is null || effective.Stated is TermValue.Floors || effective.Stated.Equals(stating.Values[term]))
            && effective.Value.Equals(effective.LimitedBy.Aggregate(effective.Stated, (value, limit) => TermRules.Tighten(term, value, limit.Value)))
            && all.All(limit => IsNoLaxer(term, limit, effective.Value))
            && all.Aggregate(effective.Value, (value, limit) => TermRules.Tighten(term, value, limit)).Equals(effective.Value);
    }

    /// <summary>Whether a term permits no more than before, or than a limit says. Words say of themselves which is the stricter.</summary>
    public static bool IsNoLaxer(Term term, TermValue before, TermValue after) => (before, after) switch
    {
        (TermValue.Flag one, TermValue.Flag other) => one.Value == other.Value || other.Value == (term == Term.ClipToAvailEnd),
        (TermValue.Length one, TermValue.Length other) => other.Value <= one.Value,
        (TermValue.Moment one, TermValue.Moment other) => other.Value <= one.Value,
        (TermValue.Ids one, TermValue.Ids other) => other.Values.IsSubsetOf(one.Values),
        (TermValue.Floors one, TermValue.Floors other) => other.ByQuality.All(floor =>
            floor.Value is null || !one.ByQuality.TryGetValue(floor.Key, out var was) || (was is not null && IsNoLower(was, floor.Value))),
        (TermValue.Counts one, TermValue.Counts other) => one.Values.All(was => other.Values.Any(count => count.Per == was.Per && count.Count <= was.Count)),
        (TermValue.Word, TermValue.Word) => true,
        (TermValue.NoValue, _) => true,
        _ => false,
    };

    static bool IsNoLower(QualityFloor was, QualityFloor now) =>
        (was.DeviceTier is null || DeviceTiers.RankOf(now.DeviceTier ?? "") >= DeviceTiers.RankOf(was.DeviceTier))
        && (was.SecurityLevel?.All(level => now.SecurityLevel?.GetValueOrDefault(level.Key) is { } here && SecurityLevels.RankOf(here) >= SecurityLevels.RankOf(level.Value)) ?? true);

    static IEnumerable<TermValue> OfAvail(Term term, Avail avail) => (term, avail) switch
    {
        (Term.OfflineAllowed, { Download: DownloadPermission.No }) => [new TermValue.Flag(false)],
        (Term.StorageWindow, { RentalDuration: { } rental }) => [new TermValue.Length(rental)],
        (Term.PlaybackWindow, { WatchDuration: { } watch }) => [new TermValue.Length(watch)],
        _ => [],
    };

    static bool Applies(Narrowing narrowing, Territory territory, LicenseType type) =>
        narrowing.Territories?.Contains(territory) != false && narrowing.LicenseTypes?.Contains(type) != false;

    static bool IsCopy(DecisionRequest request) => request.IssuedAt is { } issued && issued != request.At;

    static bool HasLapsed(Membership membership, string onLapse, bool isCopy, DateTimeOffset now, DecisionRequest request)
    {
        if (!membership.Lapsed && !(membership.Until <= now))
        {
            return false;
        }
        if (!isCopy || membership.Until <= request.IssuedAt)
        {
            return true;
        }
        var atCheckIn = request.LastCheckInAt >= request.IssuedAt && (membership.Until is { } until ? until <= request.LastCheckInAt : membership.Lapsed);
        return onLapse.Split(", ").Any(word =>
            word == "atNextCheckIn" ? atCheckIn : word != "keep" && !(membership.Until + Duration.Parse(word.Split(' ')[1]).ToTimeSpan() > now));
    }

    static bool Flag(EffectiveTerms terms, Term term) => ((TermValue.Flag)terms.ByTerm[term].Value).Value;

    static TimeSpan? Length(EffectiveTerms terms, Term term) => (terms.ByTerm[term].Value as TermValue.Length)?.Value.ToTimeSpan();
}
