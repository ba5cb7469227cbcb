using System.Security.Cryptography;
using System.Text;
using Portal.Domain.Rights;

namespace Portal.Data.Rights;

/// <summary>A row of <c>term_statement</c>. Its id is made from scope and narrowing, which are too long for a key.</summary>
sealed class StatementRow
{
    public required string Id { get; init; }

    public required string ScopeKind { get; init; }

    public required string ScopeId { get; init; }

    public required string Statement { get; init; }

    public static StatementRow Of(TermStatement statement) => new()
    {
        Id = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
            $"{statement.Scope.KindName}\u001f{statement.Scope.Id}\u001f{statement.Narrowing.Key}"))),
        ScopeKind = statement.Scope.Kind.ToString(),
        ScopeId = statement.Scope.Id,
        Statement = TermJson.Write(statement).ToJsonString(),
    };

    public TermStatement ToStatement() => TermJson.ReadStored(new Scope(Enum.Parse<ScopeKind>(ScopeKind), ScopeId), Statement);
}
