using System.Text.RegularExpressions;
using Portal.Domain.Access;
using Portal.Domain.Audit;
using Portal.Domain.Feeds.Delivery;
using Portal.Domain.Storage;

namespace Portal.Domain.Feeds.Publishing;

/// <summary>Protects what has to be kept and never shown: push tokens.</summary>
public interface ISecretProtector
{
    string Protect(string secret);

    string Unprotect(string protectedSecret);
}

/// <summary>What came of putting a license server on record.</summary>
public abstract record ServerOutcome
{
    ServerOutcome()
    {
    }

    public sealed record Kept(LicenseServer Server) : ServerOutcome;

    public sealed record UnknownFeed(string Feed) : ServerOutcome;

    public sealed record Refused(string Member, string Message) : ServerOutcome;
}

/// <summary>Puts a license server of a feed on record, new or changed; it is offered the present release at once.</summary>
public sealed partial class PutLicenseServer(
    IUnitOfWork unitOfWork, IReleaseStore releases, IDeliveryStore deliveries, ISecretProtector secrets, IAuditLog audit, IPublishingDoorbell doorbell,
    TimeProvider time)
{
    public async Task<ServerOutcome> Run(Viewer viewer, LicenseServer server, string? pushToken, CancellationToken cancellationToken)
    {
        if (Problem(server, pushToken) is { } problem)
        {
            return problem;
        }
        long? offered = null;
        var outcome = await unitOfWork.Write<ServerOutcome>(
            Durability.Full,
            async (session, token) =>
            {
                if (await releases.Feed(session, server.Feed, token) is null)
                {
                    return new ServerOutcome.UnknownFeed(server.Feed);
                }
                LicenseServer? before = null;
                foreach (var feed in await releases.Feeds(session, token))
                {
                    before ??= (await releases.Servers(session, feed.Name, token)).FirstOrDefault(one => one.Name == server.Name);
                    if (before is not null && before.Feed != server.Feed)
                    {
                        return new ServerOutcome.Refused("name", $"The feed {feed.Name} has a license server {server.Name} already: choose another name.");
                    }
                }
                var kept = server with { HasPushToken = pushToken is not null };
                var now = time.GetUtcNow();
                await releases.PutServer(session, kept, pushToken is null ? null : secrets.Protect(pushToken), token);
                if (await releases.LatestPublished(session, server.Feed, token) is { } present)
                {
                    await deliveries.Open(session, server.Feed, present.Number, now, token);
                    // What is at another place is another server: it has none of what the one before applied.
                    var moved = before is not null && (before.Method, before.Address) != (server.Method, server.Address);
                    await deliveries.Reopen(session, server.Name, present.Number, moved, now, token);
                    offered = present.Number;
                }
                var details = AuditDetails.Of(new { server.Name, method = server.Method.ToString(), server.Address });
                await audit.Append(session, new NewAuditEntry(now, viewer.Name, "licenseServer.kept", $"feed/{server.Feed}", details, []), token);
                return new ServerOutcome.Kept(kept);
            },
            cancellationToken);
        if (outcome is ServerOutcome.Kept && offered is { } release && server.Method != DeliveryMethod.Pull)
        {
            doorbell.Deliver(server.Name, release);
        }
        return outcome;
    }

    static ServerOutcome.Refused? Problem(LicenseServer server, string? pushToken) => server switch
    {
        _ when !Name().IsMatch(server.Name) =>
            new("name", "A license server's name is 1 to 64 lower-case letters, digits and hyphens, for example eu-2."),
        { Method: DeliveryMethod.Push } when !Uri.TryCreate(server.Address, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https") =>
            new("address", "A pushed license server needs its base address, for example https://licenses.example.com."),
        { Method: DeliveryMethod.Push } when string.IsNullOrWhiteSpace(pushToken) =>
            new("pushToken", "A pushed license server needs the bearer token it expects."),
        { Method: DeliveryMethod.Folder } when string.IsNullOrWhiteSpace(server.Address) =>
            new("address", "A folder needs its path: relative to the data directory, or absolute."),
        _ => null,
    };

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{0,63}$")]
    private static partial Regex Name();
}
