using Portal.Data.Dialects;
using Portal.Domain.Access;
using Portal.Domain.Audit;

namespace Portal.Data.Audit;

sealed class AuditSql(IDialect dialect)
{
    const string Columns =
        """
            sequence,
            at,
            actor,
            action,
            subject,
            content_owners,
            details,
            previous_hash,
            hash
        """;

    public const string Insert =
        """
        insert into audit_entry
          (sequence, at, actor, action, subject, content_owners, details, previous_hash, hash)
        values
          (@Sequence, @At, @Actor, @Action, @Subject, @ContentOwners, @Details, @PreviousHash, @Hash)
        """;

    public const string All =
        $"""
        select
        {Columns}
        from audit_entry
        order by sequence
        """;

    public string Head =>
        $"""
        select
            sequence,
            hash
        from audit_entry {dialect.ForUpdate}
        order by sequence desc
        {dialect.First}
        """;

    public string Page(Viewer viewer, AuditFilter filter) =>
        $"""
        select
        {Columns}
        from audit_entry
        {Where(viewer, filter)}
        order by sequence desc
        {dialect.Page}
        """;

    public string Count(Viewer viewer, AuditFilter filter) =>
        $"""
        select count(*)
        from audit_entry
        {Where(viewer, filter)}
        """;

    string Where(Viewer viewer, AuditFilter filter)
    {
        var conditions = new List<string>();
        if (filter.Actor is not null)
        {
            conditions.Add("actor = @Actor");
        }
        if (filter.Action is not null)
        {
            conditions.Add("action = @Action");
        }
        if (filter.Subject is not null)
        {
            conditions.Add("subject = @Subject");
        }
        if (filter.From is not null)
        {
            conditions.Add("at >= @From");
        }
        if (filter.Until is not null)
        {
            conditions.Add("at < @Until");
        }
        if (viewer.ContentOwners is not null)
        {
            conditions.Add(
                $"""
                not exists (
                    select 1
                    from {dialect.JsonItems("content_owners")} owner
                    where owner.value not in (select held.value from {dialect.JsonItems("@HeldOwners")} held))
                """);
        }
        return conditions.Count == 0 ? "" : "where " + string.Join("\n  and ", conditions);
    }
}
