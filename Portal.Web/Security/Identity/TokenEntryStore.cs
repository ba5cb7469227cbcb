using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text.Json;
using OpenIddict.Abstractions;
using Portal.Domain.Access.Identity;

namespace Portal.Web.Security.Identity;

/// <summary>OpenIddict's tokens, kept as <see cref="IdentityTokenRecord"/>s.</summary>
sealed class TokenEntryStore(IIdentityTokenRecords records, TimeProvider time) : IOpenIddictTokenStore<TokenEntry>
{
    public async ValueTask CreateAsync(TokenEntry token, CancellationToken cancellationToken) =>
        await records.Add(token.Record, cancellationToken);

    public async ValueTask DeleteAsync(TokenEntry token, CancellationToken cancellationToken) =>
        await records.Delete(token.Record.Id, cancellationToken);

    public async ValueTask UpdateAsync(TokenEntry token, CancellationToken cancellationToken)
    {
        var changed = token.Record with { Version = Guid.NewGuid().ToString("N") };
        if (!await records.Update(changed, token.Record.Version, cancellationToken))
        {
            // Another request redeemed or revoked it first: OpenIddict turns this into a refusal.
            throw new OpenIddictExceptions.ConcurrencyException("The token was changed by another request.");
        }

        token.Record = changed;
    }

    public async ValueTask<TokenEntry?> FindByIdAsync(string identifier, CancellationToken cancellationToken) =>
        EntryOf(await records.Find(identifier, cancellationToken));

    public async ValueTask<TokenEntry?> FindByReferenceIdAsync(string identifier, CancellationToken cancellationToken) =>
        EntryOf(await records.FindByReference(identifier, cancellationToken));

    public IAsyncEnumerable<TokenEntry> FindAsync(string? subject, string? client, string? status, string? type, CancellationToken cancellationToken) =>
        List(new IdentityTokenFilter(client, subject, type, status), cancellationToken);

    public IAsyncEnumerable<TokenEntry> FindByApplicationIdAsync(string identifier, CancellationToken cancellationToken) =>
        List(new IdentityTokenFilter(ClientId: identifier), cancellationToken);

    public IAsyncEnumerable<TokenEntry> FindByAuthorizationIdAsync(string identifier, CancellationToken cancellationToken) =>
        List(new IdentityTokenFilter(AuthorizationId: identifier), cancellationToken);

    public IAsyncEnumerable<TokenEntry> FindBySubjectAsync(string subject, CancellationToken cancellationToken) =>
        List(new IdentityTokenFilter(Subject: subject), cancellationToken);

    public async ValueTask<long> PruneAsync(DateTimeOffset threshold, CancellationToken cancellationToken) =>
        await records.Prune(threshold, time.GetUtcNow(), cancellationToken);

    public async ValueTask<long> RevokeAsync(string? subject, string? client, string? status, string? type, CancellationToken cancellationToken) =>
        await records.Revoke(new IdentityTokenFilter(client, subject, type, status), cancellationToken);

    public async ValueTask<long> RevokeByApplicationIdAsync(string identifier, CancellationToken cancellationToken) =>
        await records.Revoke(new IdentityTokenFilter(ClientId: identifier), cancellationToken);

    public async ValueTask<long> RevokeByAuthorizationIdAsync(string identifier, CancellationToken cancellationToken) =>
        await records.Revoke(new IdentityTokenFilter(AuthorizationId: identifier), cancellationToken);

    public async ValueTask<long> RevokeBySubjectAsync(string subject, CancellationToken cancellationToken) =>
        await records.Revoke(new IdentityTokenFilter(Subject: subject), cancellationToken);

    public ValueTask<TokenEntry> InstantiateAsync(CancellationToken cancellationToken) => new(new TokenEntry());

    public ValueTask<string?> GetIdAsync(TokenEntry token, CancellationToken cancellationToken) => new(token.Record.Id);

    public ValueTask<string?> GetApplicationIdAsync(TokenEntry token, CancellationToken cancellationToken) => new(token.Record.ClientId);

    public ValueTask<string?> GetAuthorizationIdAsync(TokenEntry token, CancellationToken cancellationToken) => new(token.Record.AuthorizationId);

    public ValueTask<DateTimeOffset?> GetCreationDateAsync(TokenEntry token, CancellationToken cancellationToken) => new(token.Record.CreatedAt);

    public ValueTask<DateTimeOffset?> GetExpirationDateAsync(TokenEntry token, CancellationToken cancellationToken) => new(token.Record.ExpiresAt);

    public ValueTask<DateTimeOffset?> GetRedemptionDateAsync(TokenEntry token, CancellationToken cancellationToken) => new(token.Record.RedeemedAt);

    public ValueTask<string?> GetPayloadAsync(TokenEntry token, CancellationToken cancellationToken) => new(token.Record.Payload);

    public ValueTask<string?> GetReferenceIdAsync(TokenEntry token, CancellationToken cancellationToken) => new(token.Record.ReferenceId);

    public ValueTask<string?> GetStatusAsync(TokenEntry token, CancellationToken cancellationToken) => new(token.Record.Status);

    public ValueTask<string?> GetSubjectAsync(TokenEntry token, CancellationToken cancellationToken) => new(token.Record.Subject);

    public ValueTask<string?> GetTypeAsync(TokenEntry token, CancellationToken cancellationToken) => new(token.Record.Type);

    public ValueTask<ImmutableDictionary<string, JsonElement>> GetPropertiesAsync(TokenEntry token, CancellationToken cancellationToken) =>
        new(token.Record.Properties is { } json ? JsonSerializer.Deserialize<ImmutableDictionary<string, JsonElement>>(json)! : []);

    public ValueTask SetApplicationIdAsync(TokenEntry token, string? identifier, CancellationToken cancellationToken) =>
        Set(token, token.Record with { ClientId = identifier });

    public ValueTask SetAuthorizationIdAsync(TokenEntry token, string? identifier, CancellationToken cancellationToken) =>
        Set(token, token.Record with { AuthorizationId = identifier });

    public ValueTask SetCreationDateAsync(TokenEntry token, DateTimeOffset? date, CancellationToken cancellationToken) =>
        Set(token, token.Record with { CreatedAt = date });

    public ValueTask SetExpirationDateAsync(TokenEntry token, DateTimeOffset? date, CancellationToken cancellationToken) =>
        Set(token, token.Record with { ExpiresAt = date });

    public ValueTask SetRedemptionDateAsync(TokenEntry token, DateTimeOffset? date, CancellationToken cancellationToken) =>
        Set(token, token.Record with { RedeemedAt = date });

    public ValueTask SetPayloadAsync(TokenEntry token, string? payload, CancellationToken cancellationToken) =>
        Set(token, token.Record with { Payload = payload });

    public ValueTask SetReferenceIdAsync(TokenEntry token, string? identifier, CancellationToken cancellationToken) =>
        Set(token, token.Record with { ReferenceId = identifier });

    public ValueTask SetStatusAsync(TokenEntry token, string? status, CancellationToken cancellationToken) =>
        Set(token, token.Record with { Status = status });

    public ValueTask SetSubjectAsync(TokenEntry token, string? subject, CancellationToken cancellationToken) =>
        Set(token, token.Record with { Subject = subject });

    public ValueTask SetTypeAsync(TokenEntry token, string? type, CancellationToken cancellationToken) =>
        Set(token, token.Record with { Type = type });

    public ValueTask SetPropertiesAsync(TokenEntry token, ImmutableDictionary<string, JsonElement> properties, CancellationToken cancellationToken) =>
        Set(token, token.Record with { Properties = properties is { Count: > 0 } ? JsonSerializer.Serialize(properties) : null });

    // The portal never counts, pages or queries tokens through OpenIddict.
    public ValueTask<long> CountAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    public ValueTask<long> CountAsync<TResult>(Func<IQueryable<TokenEntry>, IQueryable<TResult>> query, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public ValueTask<TResult?> GetAsync<TState, TResult>(
        Func<IQueryable<TokenEntry>, TState, IQueryable<TResult>> query, TState state, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public IAsyncEnumerable<TokenEntry> ListAsync(int? count, int? offset, CancellationToken cancellationToken) => throw new NotSupportedException();

    public IAsyncEnumerable<TResult> ListAsync<TState, TResult>(
        Func<IQueryable<TokenEntry>, TState, IQueryable<TResult>> query, TState state, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    static ValueTask Set(TokenEntry token, IdentityTokenRecord record)
    {
        token.Record = record;
        return ValueTask.CompletedTask;
    }

    static TokenEntry? EntryOf(IdentityTokenRecord? record) => record is null ? null : new TokenEntry { Record = record };

    async IAsyncEnumerable<TokenEntry> List(IdentityTokenFilter filter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var record in await records.List(filter, cancellationToken))
        {
            yield return new TokenEntry { Record = record };
        }
    }
}
