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
        var granting = rights.Avails.Where(avail => avail.LicenseType is not null && avail.Covers(request.Territory))
            .Select(avail => avail.In(request.Territory)).ToArray();
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
            var (detail, nearest) = Nearest(OfQuality(ofType, request.Quality), grantedAt);
            return Judge(rights, nearest, request, [ReasonWords.NotInWindow(request, detail, nearest)]);
        }
        var openTypes = open.Select(avail => avail.LicenseType!.Value).Distinct().Order().ToArray();
        return openTypes.Length > 1
            ? Refused([ReasonWords.LicenseTypeNeeded(openTypes), .. DeviceRules.OfPlatform(request)])
            : Best(open.Select(avail => Judge(rights, avail, request, [])));
    }

    /// <summary>The terms of one avail row in a territory it covers.</summary>
    public EffectiveTerms TermsOf(TitleRights rights, Avail avail, Territory territory) =>
        TermResolver.Resolve(PathOf(rights, avail), territory, avail.LicenseType ?? LicenseType.VOD, avail);

    /// <summary>The terms where no avail grants anything: what the title's own line states.</summary>
    public EffectiveTerms TermsWithoutAvail(TitleRights rights, Territory territory, LicenseType licenseType) =>
        TermResolver.Resolve(Stating(Line(rights, rights.Title.ContentOwner, null)), territory, licenseType, null);

    /// <summary>The scopes that state something about an avail of a title, widest first.</summary>
    public IReadOnlyList<ScopeStatements> PathOf(TitleRights rights, Avail avail) =>
        Stating(Line(rights, avail.ContentOwner ?? rights.Title.ContentOwner, avail.Contract));

    /// <summary>Every scope that can have a say in a title's terms, whichever avail decides.</summary>
    public static IReadOnlyCollection<Scope> ScopesOf(TitleRights rights) =>
    [
        .. Line(rights, rights.Title.ContentOwner, null)
            .Concat(rights.Avails.SelectMany(avail => Line(rights, avail.ContentOwner, avail.Contract)))
            .Distinct(),
    ];

    /// <summary>When a copy issued now would end at the latest; no end is the latest.</summary>
    public static DateTimeOffset LastInstant(EffectiveTerms terms, Avail avail, DateTimeOffset issuedAt) =>
        LicenceExpiry.Of(ClocksOf(terms, avail), new LicenceEvents(issuedAt, null, null)).At ?? DateTimeOffset.MaxValue;

    static IEnumerable<Scope> Line(TitleRights rights, string? owner, string? deal)
    {
        yield return Scope.Portal;
        if (owner is not null)
        {
            yield return Scope.Owner(owner);
        }
        if (deal is not null)
        {
            yield return Scope.Deal(deal);
        }
        foreach (var ancestor in rights.Ancestors.Reverse())
        {
            yield return Scope.Title(ancestor.Id);
        }
        yield return Scope.Title(rights.Title.Id);
    }

    static LicenceClocks ClocksOf(EffectiveTerms terms, Avail avail) =>
        new(terms.StorageWindow, terms.PlaybackWindow, terms.HardEndUnder(avail), terms.CheckInInterval, terms.RenewOnCheckIn);

    ScopeStatements[] Stating(IEnumerable<Scope> line) =>
        [.. line.Select(scope => new ScopeStatements(scope, statements(scope))).Where(scope => !scope.Statements.IsEmpty)];

    Decision Judge(TitleRights rights, Avail avail, DecisionRequest request, ImmutableArray<Refusal> before)
    {
        var terms = TermsOf(rights, avail, request.Territory);
        var quality = request.Quality ?? terms.DefaultQuality;
        var issuedAt = request.IssuedAt ?? request.At;
        var clocks = ClocksOf(terms, avail);
        var events = request.IsPlayback
            ? new LicenceEvents(issuedAt, request.FirstPlayedAt, request.LastCheckInAt)
            : new LicenceEvents(issuedAt, null, null);
        var expiry = LicenceExpiry.Of(clocks, events);
        var refusals = before.ToBuilder();
        refusals.AddRange(TermRefusals(terms, avail, quality, request));
        if (MembershipRule.EndsIt(terms, avail.LicenseType, events, request))
        {
            refusals.Add(ReasonWords.MembershipLapsed());
        }
        // Where the avail's own end is what ended, NotInWindow has said so.
        if (expiry.HasCome(request.At) && (before.IsEmpty || expiry.At != avail.Window?.End))
        {
            refusals.Add(ReasonWords.ClockRanOut(expiry));
        }
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

    // Alternatives: of the allowed ones the latest expiry wins, no expiry being the latest; else the one that lacks least is told,
    // and a row of another format only where none lists the quality.
    static Decision Best(IEnumerable<Decision> alternatives) => alternatives
        .OrderByDescending(decision => decision.Allowed)
        .ThenByDescending(decision => decision.Avail!.Offers(decision.Quality!.Value))
        .ThenBy(decision => decision.Refusals.Length)
        .ThenByDescending(decision => decision.Expiry.At ?? DateTimeOffset.MaxValue)
        .ThenBy(decision => decision.Avail!.Id, StringComparer.Ordinal)
        .First();

    // A row of another format would add a reason that its neighbour does not have.
    static Avail[] OfQuality(Avail[] avails, Quality? quality) =>
        quality is { } asked && avails.Where(avail => avail.Offers(asked)).ToArray() is [_, ..] offering ? offering : avails;

    static (string Detail, Avail Nearest) Nearest(Avail[] avails, DateTimeOffset at)
    {
        var coming = avails
            .Where(avail => avail.Window is null || !avail.Window.Value.HasStartedAt(at))
            .OrderBy(avail => avail.Window?.Start ?? DateTimeOffset.MaxValue)
            .ThenBy(avail => avail.Id, StringComparer.Ordinal)
            .FirstOrDefault();
        return coming is not null
            ? ("notYet", coming)
            : ("ended", avails.OrderByDescending(avail => avail.Window!.Value.End).ThenBy(avail => avail.Id, StringComparer.Ordinal).First());
    }

    static Decision Refused(params ImmutableArray<Refusal> refusals) => new(refusals, null, null, default, default, null, null);
}
