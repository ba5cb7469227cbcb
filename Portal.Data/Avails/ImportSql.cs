using Portal.Data.Catalog;
using Portal.Data.Dialects;
using Portal.Domain.Access;

namespace Portal.Data.Avails;

sealed class ImportSql(IDialect dialect)
{
    const string Columns =
        """
            avails_import.id,
            avails_import.file_name,
            avails_import.template,
            avails_import.state,
            avails_import.rows_read,
            avails_import.rows_accepted,
            avails_import.rows_rejected,
            avails_import.titles_added,
            avails_import.titles_changed,
            avails_import.avails_added,
            avails_import.avails_changed,
            avails_import.avails_removed,
            avails_import.base_revision,
            avails_import.content_owners,
            avails_import.created_at,
            avails_import.created_by,
            avails_import.applied_at,
            avails_import.applied_by
        """;

    public const string Insert =
        """
        insert into avails_import
          (id, file_name, template, state, rows_read, rows_accepted, rows_rejected, titles_added, titles_changed, avails_added, avails_changed,
           avails_removed, base_revision, content_owners, created_at, created_by, applied_at, applied_by)
        values
          (@Id, @FileName, @Template, @State, @RowsRead, @RowsAccepted, @RowsRejected, @TitlesAdded, @TitlesChanged, @AvailsAdded, @AvailsChanged,
           @AvailsRemoved, @BaseRevision, @ContentOwners, @CreatedAt, @CreatedBy, @AppliedAt, @AppliedBy)
        """;

    public const string InsertContent =
        """
        insert into avails_import_content
          (import_id, content)
        values
          (@Id, @Content)
        """;

    public const string InsertPart =
        """
        insert into avails_import_part
          (import_id, number, created_at, content)
        values
          (@ImportId, @Number, @CreatedAt, @Content)
        """;

    public const string Part =
        """
        select content
        from avails_import_part
        where import_id = @ImportId and number = @Number
        """;

    public const string RemovePlanned =
        """
        delete from avails_import
        where id = @Id and state = 'Planned'
        """;

    public const string RemoveContent =
        """
        delete from avails_import_content
        where import_id = @Id
          and not exists (select 1 from avails_import where id = @Id)
        """;

    public const string RemoveParts =
        """
        delete from avails_import_part
        where import_id = @Id
          and not exists (select 1 from avails_import where id = @Id)
        """;

    public const string Stale =
        """
        select id
        from avails_import
        where state = 'Planned' and created_at < @PlannedBefore
        union
        select import_id
        from avails_import_part
        where created_at < @UnfinishedBefore
          and not exists (select 1 from avails_import where id = avails_import_part.import_id)
        order by 1
        """;

    public const string MarkApplied =
        """
        update avails_import
        set
            state = 'Applied',
            applied_at = @At,
            applied_by = @By
        where id = @Id and state = 'Planned'
        """;

    public const string Content =
        """
        select content
        from avails_import_content
        where import_id = @Id
        """;

    public string Count(Viewer viewer) =>
        $"""
        select count(*)
        from avails_import
        {VisibleTo.Where([Visible(viewer)])}
        """;

    public string Page(Viewer viewer) =>
        $"""
        select
        {Columns}
        from avails_import
        {VisibleTo.Where([Visible(viewer)])}
        order by avails_import.created_at desc, avails_import.id desc
        {dialect.Page}
        """;

    public string ById(Viewer viewer) =>
        $"""
        select
        {Columns}
        from avails_import
        {VisibleTo.Where(["avails_import.id = @Id", Visible(viewer)])}
        """;

    string? Visible(Viewer viewer) => VisibleTo.ConditionOnAll(viewer, "avails_import.content_owners", dialect);
}
