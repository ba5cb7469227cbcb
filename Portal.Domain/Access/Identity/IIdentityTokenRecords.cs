namespace Portal.Domain.Access.Identity;

/// <summary>
/// What the embedded identity provider remembers of a token or a session it issued. Never the token itself unless
/// <see cref="Payload"/> says so. Instants are UTC.
/// </summary>
/// <param name="Id">Made by the application; unique.</param>
/// <param name="Version">Changes with every update; <see cref="IIdentityTokenRecords.Update"/> refuses a stale one.</param>
/// <param name="ClientId">The client it was issued to; null for sessions.</param>
/// <param name="Subject">The person's user name or the client's id.</param>
/// <param name="Type">The provider's own word (<c>authorization_code</c>, <c>access_token</c>) or <c>session</c>.</param>
/// <param name="Status"><c>valid</c>, <c>inactive</c>, <c>redeemed</c>, <c>revoked</c> or <c>rejected</c>.</param>
/// <param name="Properties">A JSON object; null when empty.</param>
public sealed record IdentityTokenRecord(
    string Id,
    string Version,
    string? ClientId = null,
    string? Subject = null,
    string? Type = null,
    string? Status = null,
    string? ReferenceId = null,
    string? AuthorizationId = null,
    DateTimeOffset? CreatedAt = null,
    DateTimeOffset? ExpiresAt = null,
    DateTimeOffset? RedeemedAt = null,
    string? Payload = null,
    string? Properties = null);

/// <summary>Which records are meant: every member that is not null has to match.</summary>
public sealed record IdentityTokenFilter(
    string? ClientId = null,
    string? Subject = null,
    string? Type = null,
    string? Status = null,
    string? AuthorizationId = null);

/// <summary>The embedded identity provider's memory. It survives a killed process, so that a used code stays used.</summary>
public interface IIdentityTokenRecords
{
    Task Add(IdentityTokenRecord record, CancellationToken cancellationToken);

    Task<IdentityTokenRecord?> Find(string id, CancellationToken cancellationToken);

    Task<IdentityTokenRecord?> FindByReference(string referenceId, CancellationToken cancellationToken);

    /// <summary>At most 1,000 records, in the order of their ids.</summary>
    Task<IReadOnlyList<IdentityTokenRecord>> List(IdentityTokenFilter filter, CancellationToken cancellationToken);

    /// <summary>
    /// Replaces the record whose version is still <paramref name="expectedVersion"/>; false when another request was first or it is gone.
    /// Two requests that redeem one code at once therefore see one success.
    /// </summary>
    Task<bool> Update(IdentityTokenRecord record, string expectedVersion, CancellationToken cancellationToken);

    Task Delete(string id, CancellationToken cancellationToken);

    /// <summary>Sets the status of what the filter means to <c>revoked</c>; answers how many.</summary>
    Task<int> Revoke(IdentityTokenFilter filter, CancellationToken cancellationToken);

    /// <summary>Forgets what was created before <paramref name="createdBefore"/> and is no longer valid at <paramref name="now"/>; answers how many.</summary>
    Task<int> Prune(DateTimeOffset createdBefore, DateTimeOffset now, CancellationToken cancellationToken);
}
