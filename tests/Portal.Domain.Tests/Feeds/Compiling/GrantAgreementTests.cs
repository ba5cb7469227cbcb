using System.Collections.Immutable;
using Portal.Domain.Decisions;
using Portal.Domain.Decisions.Released;
using Portal.Domain.Feeds.Bundles;
using Portal.Domain.Feeds.Compiling;
using Portal.Domain.Rights;
using Portal.Testing.Rights;
using Xunit;

namespace Portal.Domain.Tests.Feeds.Compiling;

/// <summary>What a license server would issue from a release is what the portal decides, whoever asks for what and when.</summary>
public sealed class GrantAgreementTests
{
    const int QuestionsPerCatalog = 150;

    static readonly DateTimeOffset CompiledAt = Instant.At("2026-06-01T12:00");

    [Fact]
    public void Grants_answer_as_the_evaluator_does()
    {
        var allowed = 0;
        for (var seed = 1; seed <= 400; seed++)
        {
            allowed += Compare(seed);
        }

        // The property says nothing where nothing is ever allowed.
        Assert.InRange(allowed, 1_000, 400 * QuestionsPerCatalog);
    }

    static int Compare(int seed)
    {
        var random = new RandomRights(seed);
        var rights = random.Title();
        var evaluator = new Evaluator(StatementBook.Of(random.Statements()).At);
        var policies = new PolicyPool();
        var grants = new GrantCompiler(evaluator, policies).Compile(rights, CompiledAt);
        var allowed = 0;
        for (var question = 0; question < QuestionsPerCatalog; question++)
        {
            var text = $"territory={random.One("US", "DE", "DE", "FR", "JP")} platform={random.One("android", "android", "ios", "ios", "chrome")} hdcp=2.2 "
                + $"type={random.One("EST", "VOD", "SVOD", "AVOD")} quality={random.One("SD", "HD", "UHD")} plan={random.One("standard", "premium", "none")} "
                + $"at={random.One("2026-06-01T12:00", "2026-06-16T00:00", "2026-06-20T00:00", "2026-07-12T08:00")}{random.One("", "", "", " rooted")}";
            var request = RequestText.Parse(text);
            var decision = evaluator.Decide(rights, request);
            var issued = Issue(grants, policies.Policies, request);
            Assert.True(decision.Allowed == issued.Allowed, $"Seed {seed}, {text}: the portal says {decision.Allowed}, the grants {issued.Allowed}.");
            var released = new ReleasedRights("default/1", grants, policies.Policies).Decide(request);
            Assert.True(decision.Allowed == released.Allowed, $"Seed {seed}, {text}: the portal says {decision.Allowed}, of the release it says {released.Allowed}.");
            if (decision.Allowed)
            {
                Assert.Equal(decision.Expiry.At, released.Expiry.At);
                Assert.True(decision.Expiry.At == issued.Expires, $"Seed {seed}, {text}: the portal says {decision.Expiry.At:O}, the grants {issued.Expires:O}.");
                allowed++;
            }
        }
        return allowed;
    }

    // A license server, read off the format's own words.
    static (bool Allowed, DateTimeOffset? Expires) Issue(
        ImmutableArray<GrantDocument> grants, ImmutableDictionary<string, PolicyDocument> policies, DecisionRequest request)
    {
        var quality = request.Quality!.Value.ToString();
        var expiries = grants
            .Where(grant => grant.LicenseType == request.LicenseType!.Value.ToString())
            .Where(grant => (grant.Territories.Contains("ZZ") || grant.Territories.Contains(request.Territory.Code))
                && !grant.ExceptTerritories.Contains(request.Territory.Code))
            .Where(grant => !(grant.Window.Start > request.At) && !(grant.Window.End <= request.At) && !(grant.HardEnd <= request.At))
            .Where(grant => grant.Preconditions.Platforms.Contains(request.Platform.Id))
            .Where(grant => grant.Preconditions.Plans is not { } plans || (request.Plan is { } plan && plans.Contains(plan)))
            .Where(grant => !request.Rooted || grant.Preconditions.RootedDevices == "allowed")
            .Where(grant => grant.Qualities.ContainsKey(quality))
            .Select(grant => Expiry(grant, policies[grant.Qualities[quality]].Terms, request.At))
            .ToArray();
        return expiries.Length == 0 ? (false, null) : (true, expiries.Max() is var latest && latest == DateTimeOffset.MaxValue ? null : latest);
    }

    static DateTimeOffset Expiry(GrantDocument grant, PolicyTerms terms, DateTimeOffset at) =>
        new[] { grant.HardEnd, After(at, terms.StorageWindow), After(at, terms.CheckInInterval) }.Min() ?? DateTimeOffset.MaxValue;

    static DateTimeOffset? After(DateTimeOffset at, string? duration) =>
        duration is not null && BundleDuration.TryParse(duration, out var span) ? at + span : null;
}
