using System.Text.RegularExpressions;
using Portal.Domain.Avails;
using Portal.Testing;

namespace Portal.Data.Tests.Avails.Fuzzing;

/// <summary>What has to be true of whatever was read, and of every refusal.</summary>
static partial class FindingRules
{
    const int LongestMessage = 1_000;

    static readonly HashSet<string> Codes =
        [.. typeof(FindingCodes).GetFields().Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!)];

    static readonly HashSet<string> Columns = [.. Enum.GetNames<AvailsColumn>()];

    /// <summary>The first thing that is not as it should be; null where all is well.</summary>
    public static string? Breach(ReadDelivery delivery)
    {
        var rejected = delivery.Rejected.Select(row => (row.Sheet, row.Row)).Distinct().Count();
        return delivery.Findings.Select(Breach).FirstOrDefault(breach => breach is not null)
            ?? (rejected > delivery.RowsRead ? $"{rejected} of {delivery.RowsRead} rows are rejected" : null)
            ?? (rejected > 0 && !delivery.Findings.Any(finding => finding.Severity == FindingSeverity.Error) ? "a row is rejected without an error" : null)
            ?? delivery.Records.Select(Breach).FirstOrDefault(breach => breach is not null);
    }

    public static string? Breach(AvailsFinding finding) => finding switch
    {
        _ when !Codes.Contains(finding.Code) => $"{finding.Code} is no code",
        { Message.Length: < 10 or > LongestMessage } => $"a message of {finding.Message.Length} characters for {finding.Code}",
        { Row: <= 0 } => $"row {finding.Row}",
        { Column: { } column } when !Columns.Contains(column) => $"{column} is no column",
        { Cell: { } cell } when !Address().IsMatch(cell) => $"{cell} is no cell",
        _ => null,
    };

    static string? Breach(AvailsRecord record) => record switch
    {
        { Row: < 1 } => $"a right of row {record.Row}",
        { Avail.Id.Length: 0 } or { Avail.Alid.Length: 0 or > 400 } or { Avail.TitleId.Length: 0 or > 400 } => $"a right without an id in row {record.Row}",
        { Avail.RentalDuration.Seconds: <= 0 } or { Avail.WatchDuration.Seconds: <= 0 } => $"a period of nothing in row {record.Row}",
        _ when record.Titles.IsDefaultOrEmpty => $"no title in row {record.Row}",
        _ => null,
    };

    [GeneratedRegex(@"^(?:[A-Z]{1,3}[1-9]\d{0,6}|[1-9]\d{0,8})$")]
    private static partial Regex Address();
}
