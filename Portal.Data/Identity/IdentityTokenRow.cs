using Portal.Domain.Access.Identity;

namespace Portal.Data.Identity;

/// <summary>A row of <c>identity_token</c>.</summary>
sealed class IdentityTokenRow
{
    public required string Id { get; init; }

    public string? ApplicationId { get; init; }

    public string? AuthorizationId { get; init; }

    public string? Subject { get; init; }

    public string? Type { get; init; }

    public string? Status { get; init; }

    public string? ReferenceId { get; init; }

    public string? Payload { get; init; }

    public string? Properties { get; init; }

    public DateTimeOffset? Created { get; init; }

    public DateTimeOffset? Expires { get; init; }

    public DateTimeOffset? Redeemed { get; init; }

    public required string ConcurrencyToken { get; init; }

    public static IdentityTokenRow Of(IdentityTokenRecord record) => new()
    {
        Id = record.Id,
        ApplicationId = record.ClientId,
        AuthorizationId = record.AuthorizationId,
        Subject = record.Subject,
        Type = record.Type,
        Status = record.Status,
        ReferenceId = record.ReferenceId,
        Payload = record.Payload,
        Properties = record.Properties,
        Created = record.CreatedAt,
        Expires = record.ExpiresAt,
        Redeemed = record.RedeemedAt,
        ConcurrencyToken = record.Version,
    };

    public IdentityTokenRecord ToRecord() =>
        new(Id, ConcurrencyToken, ApplicationId, Subject, Type, Status, ReferenceId, AuthorizationId, Created, Expires, Redeemed, Payload, Properties);
}
