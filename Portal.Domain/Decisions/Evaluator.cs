using System.Collections.Immutable;
using Portal.Domain.Catalog;
using Portal.Domain.Clocks;
using Portal.Domain.Rights;

namespace Portal.Domain.Decisions;

/// <summary>
/// The one evaluator: API, pages, coverage, support and bundles ask it, and nothing else decides whether a title may be downloaded.
/// Pure: the same rights, statements and request give the same answer, whenever and wherever asked.
/// </summary>
/// <param name="statements">What a scope states, in the basis that is asked about; empty where it states nothing.</param>
public sealed class Evaluator(Func<Scope, ImmutableArray<TermStatement>> statements)
{
    /// <summary>Answers a request about a title; null rights = a title the portal does not know.</summary>
    public Decision Decide(TitleRights? rights, DecisionRequest request)
    {
        if (rights is null)
        {
            return Refused(ReasonWords.UnknownTitle());
        }
        var grantedAt = request.IsPlayback ? request.IssuedAt!.Value : request.At;
        var granting = rights.Avails.Where(avail => avail.LicenseType is not null && avail.Covers(request.Territory)).ToArray();
        if (granting.Length == 0)
        {
            return Refused([ReasonWords.NotInWindow(request, "territory", null), .. DeviceRules.OfPlatform(request)]);
        }
        var ofType = request.LicenseType is { } type ? [.. granting.Where(avail => avail.LicenseType == type)] : granting;
        if (ofType.Length == 0)
        {
            return Refused([ReasonWords.NotInWindow(request, "type", null), .. DeviceRules.OfPlatform(request)]);
        }
        var open = ofType.Where(avail => avail.Window is { } window && window.IsOpenAt(grantedAt)).ToArray();
        if (open.Length == 0)
        {
            var (detail, nearest) = Nearest(ofType, grantedAt);
            return Judge(rights, nearest, request, [ReasonWords.NotInWindow(request, detail, nearest)]);
        }
        var openTypes = open.Select(avail => avail.LicenseType!.Value).Distinct().Order().ToArray();
        return openTypes.Length > 1
            ? Refused(ReasonWords.LicenseTypeNeeded(openTypes))
            : Best(open.Select(avail => Judge(rights, avail, request, [])));
    }

    /// <summary>The terms of one avail row in a territory it covers.</summary>
    public EffectiveTerms TermsOf(TitleRights rights, Avail avail, Territory territory) =>
        TermResolver.Resolve(PathOf(rights, avail), territory, avail.LicenseType ?? LicenseType.VOD, avail);

    /// <summary>The scopes that can state something about an avail of a title, widest first.</summary>
    public IReadOnlyList<ScopeStatements> PathOf(TitleRights rights, Avail avail)
    {
        var path = new List<ScopeStatements>(6);
        Add(path, Scope.Portal);
        if ((avail.ContentOwner ?? rights.Title.ContentOwner) is { } owner)
        {
            Add(path, Scope.Owner(owner));
        }
        if (avail.Contract is { } deal)
        {
            Add(path, Scope.Deal(deal));
        }
        foreach (var ancestor in rights.Ancestors.Reverse())
        {
            Add(path, Scope.Title(ancestor.Id));
        }
        Add(path, Scope.Title(rights.Title.Id));
        return path;
    }

    void Add(List<ScopeStatements> path, Scope scope)
    {
        if (statements(scope) is { IsEmpty: false } stated)
        {
            path.Add(new ScopeStatements(scope, stated));
        }
    }

    Decision Judge(TitleRights rights, Avail avail, DecisionRequest request, ImmutableArray<Refusal> before)
    {
        var terms = TermsOf(rights, avail, request.Territory);
        var quality = request.Quality ?? terms.DefaultQuality;
        var issuedAt = request.IssuedAt ?? request.At;
        var clocks = new LicenceClocks(
            terms.StorageWindow, terms.PlaybackWindow, terms.HardEndUnder(avail), terms.CheckInInterval, terms.RenewOnCheckIn);
        var events = request.IsPlayback
            ? new LicenceEvents(issuedAt, request.FirstPlayedAt, request.LastCheckInAt)
            : new LicenceEvents(issuedAt, null, null);
        var expiry = LicenceExpiry.Of(clocks, events);
        var refusals = before.ToBuilder();
        refusals.AddRange(TermRefusals(terms, avail, quality, request));
        refusals.AddRange(ClockRefusals(terms, avail, expiry, events, request));
        var message = ViewerMessage.For(expiry, events.FirstPlayedAt is not null, request.At);
        return new Decision(refusals.ToImmutable(), terms, quality, clocks, expiry, message, avail);
    }

    static IEnumerable<Refusal> TermRefusals(EffectiveTerms terms, Avail avail, Quality quality, DecisionRequest request)
    {
        if (!terms.OfflineAllowed)
        {
            yield return ReasonWords.OfflineForbidden(terms);
        }
        var offered = avail.Offers(quality);
        if (!offered || terms.FloorOf(quality) is null)
        {
            yield return ReasonWords.QualityNotGranted(quality, offered);
        }
        foreach (var refusal in DeviceRules.OfPlatform(request))
        {
            yield return refusal;
        }
        if (terms.Platforms is { } platforms && !platforms.Contains(request.Platform.Id))
        {
            yield return ReasonWords.PlatformNotGranted(request.Platform.Name, terms.ByTerm[Term.Platforms]);
        }
        if (terms.FloorOf(quality) is { } floor)
        {
            foreach (var refusal in DeviceRules.OfLevel(quality, floor, request))
            {
                yield return refusal;
            }
        }
        if (request.Rooted && terms.RootedDevicesBlocked)
        {
            yield return ReasonWords.RootedDevice();
        }
        if (terms.Plans is { } plans && (request.Plan is null || !plans.Contains(request.Plan)))
        {
            yield return ReasonWords.PlanNotEntitled(request.Plan, plans);
        }
    }

    static IEnumerable<Refusal> ClockRefusals(
        EffectiveTerms terms, Avail avail, Expiry expiry, LicenceEvents events, DecisionRequest request)
    {
        if (MembershipRule.EndsIt(terms, avail.LicenseType, events, request))
        {
            yield return ReasonWords.MembershipLapsed();
        }
        if (expiry.HasCome(request.At))
        {
            yield return expiry.Governing == Clock.CheckIn
                ? ReasonWords.CheckInOverdue(expiry.At!.Value)
                : ReasonWords.LicenceExpired(expiry.At!.Value, expiry.Governing switch
                {
                    Clock.Storage => "storage window",
                    Clock.Playback => "playback window",
                    _ => "licence",
                });
        }
    }

    // Alternatives: of the allowed ones the latest expiry wins, no expiry being the latest; else the one that lacks least is told.
    static Decision Best(IEnumerable<Decision> alternatives) => alternatives
        .OrderBy(decision => decision.Refusals.Length)
        .ThenByDescending(decision => decision.Expiry.At ?? DateTimeOffset.MaxValue)
        .ThenBy(decision => decision.Avail!.Id, StringComparer.Ordinal)
        .First();

    static (string Detail, Avail Nearest) Nearest(Avail[] avails, DateTimeOffset at)
    {
        var coming = avails
            .Where(avail => avail.Window is null || !avail.Window.Value.HasStartedAt(at))
            .OrderBy(avail => avail.Window?.Start ?? DateTimeOffset.MaxValue)
            .FirstOrDefault();
        return coming is not null ? ("notYet", coming) : ("ended", avails.MaxBy(avail => avail.Window!.Value.End)!);
    }

    static Decision Refused(params ImmutableArray<Refusal> refusals) => new(refusals, null, null, default, default, null, null);
}
