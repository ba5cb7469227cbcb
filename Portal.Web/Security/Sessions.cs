using Portal.Domain.Access.Identity;

namespace Portal.Web.Security;

/// <summary>Sessions of signed-in people. A session that was ended stays ended, in every tab and after a restart.</summary>
public sealed class Sessions(IIdentityTokenRecords records, TimeProvider time)
{
    /// <summary>How long a session lives without being used.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(12);

    const string SessionType = "session";
    const string Valid = "valid";

    /// <summary>Begins a session; answers its id.</summary>
    public async Task<string> Begin(string userName, CancellationToken cancellationToken)
    {
        var id = Guid.CreateVersion7().ToString("N");
        var now = time.GetUtcNow();
        await records.Add(
            new IdentityTokenRecord(
                id, Guid.NewGuid().ToString("N"), Subject: userName, Type: SessionType, Status: Valid, CreatedAt: now, ExpiresAt: now + Longest),
            cancellationToken);
        return id;
    }

    public async Task<bool> IsLive(string id, CancellationToken cancellationToken) =>
        await records.Find(id, cancellationToken) is { Type: SessionType, Status: Valid } session && session.ExpiresAt > time.GetUtcNow();

    public Task End(string id, CancellationToken cancellationToken) => records.Delete(id, cancellationToken);

    /// <summary>However busy, a person signs in again after this long.</summary>
    static readonly TimeSpan Longest = TimeSpan.FromDays(7);
}
