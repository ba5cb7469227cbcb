using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Portal.Domain.Catalog;
using Portal.Domain.Decisions;
using Portal.Domain.Rights;

namespace Portal.Web.Api;

/// <summary>A title as lists give it.</summary>
/// <param name="Path">The series and season above it, widest first.</param>
/// <param name="Avails">How many rows it has.</param>
public sealed record TitleItem(
    string Id,
    string Name,
    TitleKind Kind,
    string? ParentId,
    string? ContentOwner,
    int? Number,
    string? RunTime,
    long Version,
    int Avails,
    int Territories,
    ImmutableArray<TitleName> Path)
{
    public static TitleItem Of(TitleListItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        var title = item.Title;
        return new(
            title.Id, title.Name, title.Kind, title.ParentId, title.ContentOwner, title.Number, title.RunTime?.ToString(), title.Version,
            item.Avails, item.Territories, [.. item.Path]);
    }
}

/// <summary>A title with its rows.</summary>
public sealed record TitleAnswer(
    string Id,
    string Name,
    TitleKind Kind,
    string? ParentId,
    string? ContentOwner,
    int? Number,
    string? RunTime,
    long Version,
    ImmutableArray<TitleName> Path,
    ImmutableArray<TitleName> Children,
    ImmutableArray<AvailAnswer> Avails)
{
    public static TitleAnswer Of(TitleDetail detail)
    {
        ArgumentNullException.ThrowIfNull(detail);
        var title = detail.Title;
        return new(
            title.Id, title.Name, title.Kind, title.ParentId, title.ContentOwner, title.Number, title.RunTime?.ToString(), title.Version,
            [.. detail.Ancestors.Reverse().Select(NameOf)], [.. detail.Children.Select(NameOf)], [.. detail.Avails.Select(AvailAnswer.Of)]);
    }

    static TitleName NameOf(Title title) => new(title.Id, title.Name);
}

/// <summary>One row of avails: as stated, and as read.</summary>
/// <param name="LicenseType">As stated: VOD, POEST …</param>
/// <param name="GrantedAs">What it grants; null for a type that grants nothing.</param>
/// <param name="Start">Null = open, or an event without a date: see <paramref name="StatedStart"/>.</param>
/// <param name="Download"><c>yes</c>, <c>no</c> or <c>notStated</c>.</param>
/// <param name="WaitsFor">Events without a date, and while there is one the row grants nothing.</param>
public sealed record AvailAnswer(
    string Id,
    string Alid,
    string? ContentOwner,
    string? Contract,
    string Territory,
    ImmutableArray<string> ExcludedTerritories,
    string LicenseType,
    string? GrantedAs,
    string FormatProfile,
    string? Quality,
    DateTimeOffset? Start,
    DateTimeOffset? End,
    string StatedStart,
    string StatedEnd,
    DownloadPermission Download,
    string? RentalDuration,
    string? WatchDuration,
    DateTimeOffset? FixedEndDate,
    string? StartLag,
    string? EndLag,
    string? WindowDuration,
    ImmutableArray<string> WaitsFor)
{
    public static AvailAnswer Of(Avail avail)
    {
        ArgumentNullException.ThrowIfNull(avail);
        return new(
            avail.Id, avail.Alid, avail.ContentOwner, avail.Contract, avail.Territory.Code,
            [.. avail.ExcludedTerritories.Select(territory => territory.Code)],
            avail.StatedLicenseType, avail.LicenseType?.ToString(), avail.FormatProfile, avail.Quality?.ToString(),
            avail.Window?.Start, avail.Window?.End, avail.StatedStart, avail.StatedEnd,
            avail.Download, avail.RentalDuration?.ToString(), avail.WatchDuration?.ToString(), avail.FixedEndDate,
            avail.StartLag?.ToString(), avail.EndLag?.ToString(), avail.WindowDuration?.ToString(),
            [.. avail.WaitingFor(avail.Territory).Select(what => what.ToString())]);
    }
}

/// <summary>A title's effective terms with where each comes from, and the row they come from.</summary>
/// <param name="AvailState">Whether that row is <c>open</c> at the instant, <c>notYet</c> or <c>ended</c>; <c>none</c> where there is no row.</param>
public sealed record EffectiveTermsAnswer(
    string TitleId,
    string Territory,
    string LicenseType,
    DateTimeOffset At,
    JsonObject Terms,
    DecidingAvail? Avail,
    AvailState AvailState)
{
    public static EffectiveTermsAnswer Of(string titleId, TermsQuestion question, ExplainedTerms explained)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(explained);
        return new(
            titleId, question.Territory.Code, explained.LicenseType.ToString(), question.At, EffectiveTermsJson.Write(explained.Terms),
            explained.Avail is { } avail ? DecidingAvail.Of(avail) : null, explained.State);
    }
}
