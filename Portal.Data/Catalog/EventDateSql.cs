using Portal.Data.Dialects;

namespace Portal.Data.Catalog;

/// <summary>Statements on stated dates of events, and on the rows that wait for them.</summary>
sealed class EventDateSql(IDialect dialect)
{
    const string Columns =
        """
            title_event_date.title_id,
            title_event_date.event,
            title_event_date.territory,
            title_event_date.date
        """;

    public const string All =
        $"""
        select
        {Columns}
        from title_event_date
        """;

    public const string OfTitle =
        $"""
        select
        {Columns}
        from title_event_date
        where title_event_date.title_id = @TitleId
        """;

    public const string DeleteOfTitle =
        """
        delete from title_event_date
        where title_id = @TitleId
        """;

    public const string Insert =
        """
        insert into title_event_date
          (title_id, event, territory, date)
        values
          (@TitleId, @Event, @Territory, @Date)
        """;

    /// <summary>All rows of the titles that have one without a window of its own.</summary>
    public const string RowsOfWaitingTitles =
        $"""
        select
        {CatalogSql.AvailColumns}
        from avail
        where avail.title_id in (select waiting.title_id from avail waiting where waiting.has_window = 0)
        order by avail.title_id, avail.id
        """;

    public string OfTitles =>
        $"""
        select
        {Columns}
        from title_event_date
        where title_event_date.title_id in (select value from {dialect.JsonItems("@Keys")})
        """;

    public string RowsOfTitles =>
        $"""
        select
        {CatalogSql.AvailColumns}
        from avail
        where avail.title_id in (select value from {dialect.JsonItems("@Keys")})
        order by avail.title_id, avail.id
        """;
}
