using System.Text.Json;
using Portal.Domain.Decisions;
using Portal.Domain.Devices;
using Portal.Domain.Time;

namespace Portal.Web.Api;

/// <summary>A decision's question, read.</summary>
public sealed record DecisionQuestion(string TitleId, DecisionRequest Request, DecisionBasis Basis);

/// <summary>
/// Reads a <see cref="DecisionBody"/>: every word is known, platform, DRM and level go together, and the instants can have happened
/// in that order. What is not so is noted by its member.
/// </summary>
public sealed class DecisionReading(RequestProblems problems)
{
    readonly RightsReading words = new(problems);

    /// <summary>Null when anything was noted.</summary>
    public DecisionQuestion? Read(DecisionBody body, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(body);
        if (string.IsNullOrEmpty(body.TitleId))
        {
            words.Missing("titleId", "md:cid:org:sample:lantern");
        }
        var territory = words.Territory("territory", body.Territory);
        if (body.Territory is null)
        {
            words.Missing("territory", "US");
        }
        var platform = words.Platform("platform", body.Platform);
        if (body.Platform is null)
        {
            words.Missing("platform", "android");
        }
        var drm = ReadDrm(body.Drm, platform);
        var level = ReadLevel(body.SecurityLevel, drm);
        if (body.Hdcp is { } hdcp && !HdcpLevels.IsKnown(hdcp))
        {
            problems.Add("hdcp", $"'{hdcp}' is not an HDCP level: use {string.Join(", ", HdcpLevels.All)}.");
        }
        var plan = words.Plan("plan", body.Plan);
        var licenseType = words.LicenseType("licenseType", body.LicenseType);
        var quality = words.Quality("quality", body.Quality);
        var membership = ReadMembership(body.Membership);
        var basis = ReadBasis(body.Basis);
        var at = words.Instant("at", body.At) ?? now;
        var issuedAt = words.Instant("issuedAt", body.IssuedAt);
        var firstPlayedAt = words.Instant("firstPlayedAt", body.FirstPlayedAt);
        var lastCheckInAt = words.Instant("lastCheckInAt", body.LastCheckInAt);
        if (issuedAt > at)
        {
            problems.Add("issuedAt", $"A copy issued after {InstantText.Format(at)}, the instant asked about, is not there yet: move 'at' to or past it.");
        }
        Follows("firstPlayedAt", firstPlayedAt, "first play", issuedAt ?? at, at);
        Follows("lastCheckInAt", lastCheckInAt, "last check-in", issuedAt ?? at, at);
        return problems.None
            ? new DecisionQuestion(
                body.TitleId!,
                new DecisionRequest
                {
                    Territory = territory!.Value,
                    Platform = platform!,
                    Drm = drm!.Value,
                    SecurityLevel = level,
                    Hdcp = body.Hdcp,
                    Rooted = body.Rooted ?? false,
                    Plan = plan,
                    LicenseType = licenseType,
                    Quality = quality,
                    Membership = membership,
                    At = at,
                    IssuedAt = issuedAt,
                    FirstPlayedAt = firstPlayedAt,
                    LastCheckInAt = lastCheckInAt,
                },
                basis)
            : null;
    }

    Drm? ReadDrm(string? text, Platform? platform)
    {
        if (text is null)
        {
            return platform?.Drms[0];
        }
        if (!SecurityLevels.TryParseDrm(text, out var drm))
        {
            problems.Add("drm", $"'{text}' is not a DRM: use widevine, playready or fairplay.");
            return null;
        }
        if (platform is not null && !platform.Speaks(drm))
        {
            problems.Add("drm", $"{platform.Id} and {text} do not go together: {platform.Id} speaks {string.Join(" and ", platform.Drms.Select(SecurityLevels.NameOf))}.");
            return null;
        }
        return drm;
    }

    string? ReadLevel(string? text, Drm? drm)
    {
        if (text is null || drm is not { } known || SecurityLevels.Belongs(text, known))
        {
            return text;
        }
        var levels = SecurityLevels.Of(known).ToArray();
        problems.Add("securityLevel", levels.Length == 0
            ? $"{SecurityLevels.NameOf(known)} names no levels: leave it out."
            : $"'{text}' is not a level of {SecurityLevels.NameOf(known)}: use {string.Join(", ", levels)}.");
        return null;
    }

    Membership? ReadMembership(MembershipBody? body)
    {
        if (body is null)
        {
            return null;
        }
        if (body.Status is not ("active" or "lapsed"))
        {
            problems.Add("membership.status", $"{(body.Status is null ? "Required and missing" : $"'{body.Status}' is no status")}: use active or lapsed.");
        }
        return new Membership(body.Status == "lapsed", words.Instant("membership.until", body.Until));
    }

    DecisionBasis ReadBasis(JsonElement? basis)
    {
        switch (basis)
        {
            case null or { ValueKind: JsonValueKind.Null }:
            case { ValueKind: JsonValueKind.String } text when text.GetString() == "approved":
                return DecisionBasis.Approved;
            case { ValueKind: JsonValueKind.Object } members when members.EnumerateObject().ToArray() is [{ Name: "changeSetId", Value.ValueKind: JsonValueKind.String } only]:
                return DecisionBasis.ChangeSet(only.Value.GetString()!);
            case { ValueKind: JsonValueKind.Object } members when ReleaseIn(members) is { } release:
                return release;
            default:
                problems.Add(
                    "basis",
                    "Leave it out for the approved state, or name a change set, { \"changeSetId\": \"…\" }, or a release, { \"feed\": \"default\", \"release\": 3 }.");
                return DecisionBasis.Approved;
        }
    }

    static DecisionBasis? ReleaseIn(JsonElement members) =>
        members.EnumerateObject().Count() == 2
        && members.TryGetProperty("feed", out var feed) && feed.ValueKind == JsonValueKind.String
        && members.TryGetProperty("release", out var release) && release.ValueKind == JsonValueKind.Number && release.TryGetInt64(out var number)
            ? DecisionBasis.Release(feed.GetString()!, number)
            : null;

    void Follows(string member, DateTimeOffset? instant, string words, DateTimeOffset issuedAt, DateTimeOffset at)
    {
        if (instant < issuedAt)
        {
            problems.Add(member, $"The {words} lies before the issue at {InstantText.Format(issuedAt)}.");
        }
        else if (instant > at)
        {
            problems.Add(member, $"The {words} lies after {InstantText.Format(at)}, the instant asked about.");
        }
    }
}
