using Portal.Data.Dialects;

namespace Portal.Data.Catalog;

/// <summary>The statements of <see cref="CatalogStore"/>, and the columns other statements share.</summary>
sealed class CatalogSql(IDialect dialect)
{
    public const string TitleColumns =
        """
            title.id,
            title.name,
            title.kind,
            title.parent_id,
            title.content_owner,
            title.number,
            title.run_time,
            title.version
        """;

    public const string AvailColumns =
        """
            avail.id,
            avail.alid,
            avail.territory,
            avail.title_id,
            avail.content_owner,
            avail.contract,
            avail.excluded_territories,
            avail.stated_license_type,
            avail.license_type,
            avail.format_profile,
            avail.quality,
            avail.has_window,
            avail.window_start,
            avail.window_end,
            avail.stated_start,
            avail.stated_end,
            avail.download,
            avail.rental_duration,
            avail.watch_duration,
            avail.fixed_end_date,
            avail.start_lag,
            avail.end_lag,
            avail.window_duration,
            avail.stated_suppression_lift_date,
            avail.stated_fixed_end_date
        """;

    public const string InsertTitle =
        """
        insert into title
          (id, name, search_text, kind, parent_id, content_owner, number, run_time, version)
        values
          (@Id, @Name, @SearchText, @Kind, @ParentId, @ContentOwner, @Number, @RunTime, @Version)
        """;

    public const string UpdateTitle =
        """
        update title
        set
            name = @Name,
            search_text = @SearchText,
            kind = @Kind,
            parent_id = @ParentId,
            content_owner = @ContentOwner,
            number = @Number,
            run_time = @RunTime,
            version = version + 1
        where id = @Id
        """;

    public const string TouchTitle =
        """
        update title
        set version = version + 1
        where id = @Id
        """;

    public const string InsertAvail =
        """
        insert into avail
          (id, alid, territory, title_id, content_owner, contract, excluded_territories, stated_license_type, license_type, format_profile,
           quality, has_window, window_start, window_end, stated_start, stated_end, download, rental_duration, watch_duration, fixed_end_date,
           start_lag, end_lag, window_duration, stated_suppression_lift_date, stated_fixed_end_date)
        values
          (@Id, @Alid, @Territory, @TitleId, @ContentOwner, @Contract, @ExcludedTerritories, @StatedLicenseType, @LicenseType, @FormatProfile,
           @Quality, @HasWindow, @WindowStart, @WindowEnd, @StatedStart, @StatedEnd, @Download, @RentalDuration, @WatchDuration, @FixedEndDate,
           @StartLag, @EndLag, @WindowDuration, @StatedSuppressionLiftDate, @StatedFixedEndDate)
        """;

    public const string UpdateAvail =
        """
        update avail
        set
            alid = @Alid,
            territory = @Territory,
            title_id = @TitleId,
            content_owner = @ContentOwner,
            contract = @Contract,
            excluded_territories = @ExcludedTerritories,
            stated_license_type = @StatedLicenseType,
            license_type = @LicenseType,
            format_profile = @FormatProfile,
            quality = @Quality,
            has_window = @HasWindow,
            window_start = @WindowStart,
            window_end = @WindowEnd,
            stated_start = @StatedStart,
            stated_end = @StatedEnd,
            download = @Download,
            rental_duration = @RentalDuration,
            watch_duration = @WatchDuration,
            fixed_end_date = @FixedEndDate,
            start_lag = @StartLag,
            end_lag = @EndLag,
            window_duration = @WindowDuration,
            stated_suppression_lift_date = @StatedSuppressionLiftDate,
            stated_fixed_end_date = @StatedFixedEndDate
        where id = @Id
        """;

    public const string DeleteAvail =
        """
        delete from avail
        where id = @Id
        """;

    public const string InsertOwner =
        """
        insert into content_owner
          (id, version)
        values
          (@Id, 1)
        """;

    public const string InsertDeal =
        """
        insert into deal
          (id, content_owner, version)
        values
          (@Id, @ContentOwner, 1)
        """;

    public string TitlesByIds =>
        $"""
        select
        {TitleColumns}
        from title
        where title.id in (select value from {dialect.JsonItems("@Keys")})
        """;

    public string AvailsByAlids =>
        $"""
        select
        {AvailColumns}
        from avail
        where avail.alid in (select value from {dialect.JsonItems("@Keys")})
        """;

    public string DealsByIds =>
        $"""
        select
            id,
            content_owner
        from deal
        where id in (select value from {dialect.JsonItems("@Keys")})
        """;

    public string OwnersByIds =>
        $"""
        select id
        from content_owner
        where id in (select value from {dialect.JsonItems("@Keys")})
        """;
}
