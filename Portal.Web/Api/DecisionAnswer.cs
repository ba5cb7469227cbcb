using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Portal.Domain.Clocks;
using Portal.Domain.Decisions;
using Portal.Domain.Rights;

namespace Portal.Web.Api;

/// <summary>The answer of <c>POST /api/v1/decisions</c>.</summary>
/// <param name="Reasons">All of them; empty exactly when allowed.</param>
/// <param name="Terms">By name, each with value, setBy and limitedBy; null where no avail decided.</param>
/// <param name="ExpiresAt">When a copy issued so ends; null = it does not, or nothing was judged.</param>
/// <param name="Avail">The row that decided.</param>
public sealed record DecisionAnswer(
    bool Allowed,
    ImmutableArray<ReasonAnswer> Reasons,
    JsonObject? Terms,
    DateTimeOffset? ExpiresAt,
    string? GoverningClock,
    string? ViewerMessage,
    DecidingAvail? Avail)
{
    public static DecisionAnswer Of(Decision decision)
    {
        ArgumentNullException.ThrowIfNull(decision);
        return new(
            decision.Allowed,
            [.. decision.Refusals.Select(refusal => new ReasonAnswer(refusal.Code.ToString(), refusal.Message, refusal.Detail))],
            decision.Terms is { } terms ? EffectiveTermsJson.Write(terms) : null,
            decision.Expiry.At,
            decision.Expiry.Governing is { } clock ? NameOf(clock) : null,
            decision.ViewerMessage,
            decision.Avail is { } avail ? DecidingAvail.Of(avail) : null);
    }

    static string NameOf(Clock clock) => clock switch
    {
        Clock.Storage => "storage",
        Clock.Playback => "playback",
        Clock.HardEnd => "hardEnd",
        Clock.CheckIn => "checkIn",
    };
}

/// <summary>One reason: its code of the closed set, a sentence for people, and what it is about where the code alone does not say.</summary>
public sealed record ReasonAnswer(string Code, string Message, string? Detail);

/// <summary>The avail that decided. Null ends are open.</summary>
public sealed record DecidingAvail(
    string Alid, string Territory, string LicenseType, string FormatProfile, DateTimeOffset? Start, DateTimeOffset? End, string? Contract)
{
    public static DecidingAvail Of(Avail avail)
    {
        ArgumentNullException.ThrowIfNull(avail);
        return new(
            avail.Alid, avail.Territory.Code, avail.StatedLicenseType, avail.FormatProfile, avail.Window?.Start, avail.Window?.End, avail.Contract);
    }
}
