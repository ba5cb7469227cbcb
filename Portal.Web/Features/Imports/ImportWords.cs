using System.Globalization;
using Portal.Domain.Avails;
using Portal.Domain.Rights;

namespace Portal.Web.Features.Imports;

/// <summary>How imports are named, counted and reached.</summary>
static class ImportWords
{
    const string Nothing = "no change";

    public static string AddressOf(Import import) => Addresses.Import(import.Id);

    public static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    public static string NumberOrDash(long number) => number == 0 ? "–" : Number(number);

    /// <summary><c>1 row</c>, <c>12 rows</c>.</summary>
    public static string Count(long number, string one) => $"{Number(number)} {one}{(number == 1 ? "" : "s")}";

    /// <summary><c>12 added, 3 changed</c>.</summary>
    public static string Titles(ImportChanges changes) => Parts((changes.TitlesAdded, "added"), (changes.TitlesChanged, "changed"));

    public static string Avails(ImportChanges changes) =>
        Parts((changes.AvailsAdded, "added"), (changes.AvailsChanged, "changed"), (changes.AvailsRemoved, "removed"));

    /// <summary>Bytes as people say them: <c>418 KB</c>, <c>23.4 MB</c>.</summary>
    public static string Size(long bytes) => bytes < 1024 * 1024
        ? string.Create(CultureInfo.InvariantCulture, $"{Math.Max(1, bytes / 1024):N0} KB")
        : string.Create(CultureInfo.InvariantCulture, $"{bytes / (1024.0 * 1024.0):#,0.#} MB");

    /// <summary>A right in a line: <c>US · VOD · HD, from 2026-01-01 to Open</c>.</summary>
    public static string Right(Avail avail) => string.Join(
        " · ",
        new[] { avail.Territory.Code, avail.StatedLicenseType, avail.FormatProfile }.Where(part => part.Length > 0)) + $", {avail.StatedStart} to {avail.StatedEnd}";

    /// <summary>Whose rows a gap counts, and where it is settled.</summary>
    public static string NameOf(Scope scope) => scope.Kind switch
    {
        ScopeKind.Deal => $"deal {scope.Id}",
        ScopeKind.Owner => $"content owner {scope.Id}",
        ScopeKind.Portal => "the portal",
        ScopeKind.Title => $"title {scope.Id}",
    };

    static string Parts(params (int Number, string Word)[] parts)
    {
        var said = parts.Where(part => part.Number > 0).Select(part => $"{Number(part.Number)} {part.Word}").ToList();
        return said.Count == 0 ? Nothing : string.Join(", ", said);
    }
}
