using Portal.Data.Catalog;
using Portal.Data.Dialects;
using Portal.Domain.Access;
using Portal.Domain.Changes;

namespace Portal.Data.Changes;

sealed class ChangeSetSql(IDialect dialect)
{
    const string Columns =
        """
            change_set.id,
            change_set.version,
            change_set.state,
            change_set.scope_kind,
            change_set.scope_id,
            change_set.hands,
            change_set.content_owners,
            change_set.drafted_by,
            change_set.drafted_at,
            change_set.submitted_by,
            change_set.submitted_at,
            change_set.reason,
            change_set.decided_by,
            change_set.decided_at,
            change_set.comment,
            change_set.effective_from,
            change_set.in_effect_at
        """;

    public const string Insert =
        """
        insert into change_set
          (id, version, state, scope_kind, scope_id, hands, content_owners, drafted_by, drafted_at, submitted_by, submitted_at, reason,
           decided_by, decided_at, comment, effective_from, in_effect_at)
        values
          (@Id, @Version, @State, @ScopeKind, @ScopeId, @Hands, @ContentOwners, @DraftedBy, @DraftedAt, @SubmittedBy, @SubmittedAt, @Reason,
           @DecidedBy, @DecidedAt, @Comment, @EffectiveFrom, @InEffectAt)
        """;

    public const string Update =
        """
        update change_set
        set
            version = @Version,
            state = @State,
            hands = @Hands,
            content_owners = @ContentOwners,
            submitted_by = @SubmittedBy,
            submitted_at = @SubmittedAt,
            reason = @Reason,
            decided_by = @DecidedBy,
            decided_at = @DecidedAt,
            comment = @Comment,
            effective_from = @EffectiveFrom,
            in_effect_at = @InEffectAt
        where id = @Id
          and version = @Version - 1
        """;

    public const string InsertItem =
        """
        insert into change_item
          (change_set_id, ordinal, kind, scope_kind, scope_id, before, after, base_version, made_version, edited_by)
        values
          (@ChangeSetId, @Ordinal, @Kind, @ScopeKind, @ScopeId, @Before, @After, @BaseVersion, @MadeVersion, @EditedBy)
        """;

    public const string DeleteItems =
        """
        delete from change_item
        where change_set_id = @Id
        """;

    public const string Delete =
        """
        delete from change_set
        where id = @Id
        """;

    public const string MarkPublished =
        """
        update change_set
        set
            state = 'Published',
            version = version + 1
        where state = 'Approved'
          and in_effect_at <= @InEffectUpTo
        """;

    const string AtScope =
        "exists (select 1 from change_item item where item.change_set_id = change_set.id and item.scope_kind = @Kind and item.scope_id = @ScopeId";

    public string Items =>
        $"""
        select
            change_set_id,
            ordinal,
            kind,
            scope_kind,
            scope_id,
            before,
            after,
            base_version,
            made_version,
            edited_by
        from change_item
        where change_set_id in (select value from {dialect.JsonItems("@Ids")})
        order by change_set_id, ordinal
        """;

    public string ById => Held("where change_set.id = @Id");

    public string OpenDraft => Held(
        """
        where change_set.state = 'Draft'
          and change_set.drafted_by = @Author
          and change_set.scope_kind = @Kind
          and change_set.scope_id = @ScopeId
        """);

    public string Scheduled => Held(
        $"""
        where change_set.state = 'Approved'
          and change_set.in_effect_at is null
          and {AtScope})
        order by change_set.effective_from, change_set.id
        """);

    public string ApprovedSince => Held(
        $"""
        where change_set.state in ('Approved', 'Published')
          and {AtScope} and item.made_version > @Version)
        order by change_set.decided_at, change_set.id
        """);

    public string NextDue => Held(
        $"""
        where change_set.state = 'Approved'
          and change_set.in_effect_at is null
          and change_set.effective_from <= @Now
        order by change_set.effective_from, change_set.id
        {dialect.First}
        """);

    public string Find(Viewer viewer) => Select(VisibleTo.Where(["change_set.id = @Id", Visible(viewer)]));

    public string OwnDraft(Viewer viewer) => Select(VisibleTo.Where(
    [
        "change_set.state = 'Draft'", "change_set.drafted_by = @Author", "change_set.scope_kind = @Kind", "change_set.scope_id = @ScopeId", Visible(viewer),
    ]));

    public string Count(Viewer viewer, ChangeSetState? state) =>
        $"""
        select count(*)
        from change_set
        {Where(viewer, state)}
        """;

    public string Page(Viewer viewer, ChangeSetState? state) => Select(
        $"""
        {Where(viewer, state)}
        order by change_set.drafted_at desc, change_set.id desc
        {dialect.Page}
        """);

    string Where(Viewer viewer, ChangeSetState? state) => VisibleTo.Where([state is null ? null : "change_set.state = @State", Visible(viewer)]);

    string? Visible(Viewer viewer) => VisibleTo.ConditionOnAll(viewer, "change_set.content_owners", dialect);

    string Held(string rest) =>
        $"""
        select
        {Columns}
        from change_set {dialect.ForUpdate}
        {rest}
        """;

    static string Select(string rest) =>
        $"""
        select
        {Columns}
        from change_set
        {rest}
        """;
}
