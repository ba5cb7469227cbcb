using Portal.Domain.Rights;

namespace Portal.Web.Features;

/// <summary>Where the pages are: no page writes an address by hand.</summary>
public static class Addresses
{
    public const string Titles = "/titles";
    public const string Deals = "/deals";
    public const string Imports = "/imports";
    public const string Reviews = "/reviews";
    public const string Publishing = "/publishing";

    /// <summary>All present avails the viewer sees, as a workbook.</summary>
    public const string AvailsWorkbook = "/downloads/avails.xlsx";

    /// <param name="tab">A part of the page: <c>avails</c>, <c>clocks</c>, <c>history</c>; null = its terms.</param>
    public static string Title(string id, string? tab = null) => $"{Titles}/{Uri.EscapeDataString(id)}{(tab is null ? "" : $"?tab={tab}")}";

    public static string Deal(string id) => $"{Deals}/{Uri.EscapeDataString(id)}";

    public static string Import(string id) => $"{Imports}/{Uri.EscapeDataString(id)}";

    /// <summary>The present avails of a content owner or a deal, as a workbook.</summary>
    public static string AvailsWorkbookOf(Scope scope) => scope.Kind switch
    {
        ScopeKind.Owner => $"{AvailsWorkbook}?owner={Uri.EscapeDataString(scope.Id)}",
        ScopeKind.Deal => $"{AvailsWorkbook}?contract={Uri.EscapeDataString(scope.Id)}",
        ScopeKind.Portal or ScopeKind.Title => throw new ArgumentException($"There is no workbook of {scope}.", nameof(scope)),
    };

    /// <summary>What was found in a delivery, marked in the delivered workbook.</summary>
    public static string FindingsWorkbook(string importId) => $"/downloads/imports/{importId}/findings.xlsx";

    public static string Review(string changeSetId) => $"{Reviews}?id={Uri.EscapeDataString(changeSetId)}";

    /// <summary>The page of a scope.</summary>
    public static string Of(Scope scope) => scope.Kind switch
    {
        ScopeKind.Portal => "/terms/portal",
        ScopeKind.Owner => $"/owners/{Uri.EscapeDataString(scope.Id)}",
        ScopeKind.Deal => Deal(scope.Id),
        ScopeKind.Title => Title(scope.Id),
    };

    /// <summary>The form for the terms of a scope.</summary>
    public static string Edit(Scope scope, Narrowing? narrowing = null)
    {
        var form = scope.Kind == ScopeKind.Portal ? "/terms/portal/edit" : $"/terms/{scope.KindName}/{Uri.EscapeDataString(scope.Id)}/edit";
        string?[] narrowed =
        [
            narrowing?.Territories is { } territories ? $"territories={string.Join(',', territories)}" : null,
            narrowing?.LicenseTypes is { } types ? $"types={string.Join(',', types)}" : null,
        ];
        var query = string.Join('&', narrowed.OfType<string>());
        return query.Length == 0 ? form : $"{form}?{query}";
    }
}
