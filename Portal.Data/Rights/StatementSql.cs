using Portal.Data.Dialects;

namespace Portal.Data.Rights;

sealed class StatementSql(IDialect dialect)
{
    const string Columns =
        """
            term_statement.id,
            term_statement.scope_kind,
            term_statement.scope_id,
            term_statement.statement
        """;

    public const string All =
        $"""
        select
        {Columns}
        from term_statement
        order by term_statement.id
        """;

    public const string Delete =
        """
        delete from term_statement
        where id = @Id
        """;

    public const string Insert =
        """
        insert into term_statement
          (id, scope_kind, scope_id, statement)
        values
          (@Id, @ScopeKind, @ScopeId, @Statement)
        """;

    /// <summary>Of one kind of scope, by ids.</summary>
    public string AtScopes =>
        $"""
        select
        {Columns}
        from term_statement
        where term_statement.scope_kind = @Kind
          and term_statement.scope_id in (select value from {dialect.JsonItems("@Ids")})
        order by term_statement.id
        """;

    public string AtScope =>
        $"""
        select
        {Columns}
        from term_statement {dialect.ForUpdate}
        where term_statement.scope_kind = @Kind
          and term_statement.scope_id = @Id
        order by term_statement.id
        """;
}
