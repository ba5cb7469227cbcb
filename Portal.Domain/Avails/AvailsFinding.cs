namespace Portal.Domain.Avails;

/// <summary>How much a finding matters.</summary>
public enum FindingSeverity
{
    /// <summary>A row, a sheet or the file was not taken.</summary>
    Error,

    /// <summary>Taken, but probably not what was meant.</summary>
    Warning,

    Info,
}

/// <summary>Something a person should know about a delivery, with the place where it can be put right.</summary>
/// <param name="Sheet">Null where the whole file is meant.</param>
/// <param name="Row">As the spreadsheet counts, from 1, or the ordinal of the Transaction in XML; null where no row is meant.</param>
/// <param name="Cell">The address, <c>AB4</c>, or the line in XML where the Transaction begins; null where no cell is there.</param>
/// <param name="Column">The template's own column name.</param>
/// <param name="Code">One of <see cref="FindingCodes"/>.</param>
/// <param name="Message">What is wrong and what to do, for people.</param>
public sealed record AvailsFinding(
    string? Sheet,
    int? Row,
    string? Cell,
    string? Column,
    FindingSeverity Severity,
    string Code,
    string Message);

/// <summary>The codes of findings: stable, so that studios' tools can act on them.</summary>
public static class FindingCodes
{
    // The file as a whole.
    public const string FileTooLarge = "FileTooLarge";
    public const string FileExpandsTooFar = "FileExpandsTooFar";
    public const string FileNotWorkbook = "FileNotWorkbook";
    public const string FileDamaged = "FileDamaged";
    public const string FileEncrypted = "FileEncrypted";
    public const string XmlNotAvails = "XmlNotAvails";
    public const string XmlVersionUnknown = "XmlVersionUnknown";
    public const string XmlDoctype = "XmlDoctype";
    public const string XmlBeyondLimits = "XmlBeyondLimits";
    public const string XmlOutOfOrder = "XmlOutOfOrder";
    public const string XmlEncodingUnknown = "XmlEncodingUnknown";
    public const string NoAvailsSheet = "NoAvailsSheet";
    public const string TooManyRows = "TooManyRows";

    // A sheet and its three header rows.
    public const string HeaderRowsMissing = "HeaderRowsMissing";
    public const string SheetSkipped = "SheetSkipped";
    public const string ColumnMissing = "ColumnMissing";
    public const string ColumnRepeated = "ColumnRepeated";

    // A row that is rejected.
    public const string AlidMissing = "AlidMissing";
    public const string TerritoryMissing = "TerritoryMissing";
    public const string TerritoryUnknown = "TerritoryUnknown";
    public const string TerritoryIsRegion = "TerritoryIsRegion";
    public const string ExclusionUnknown = "ExclusionUnknown";
    public const string LicenseTypeMissing = "LicenseTypeMissing";
    public const string StartMissing = "StartMissing";
    public const string StartUnreadable = "StartUnreadable";
    public const string EndMissing = "EndMissing";
    public const string EndUnreadable = "EndUnreadable";
    public const string FormatProfileMissing = "FormatProfileMissing";
    public const string FormatProfileUnknown = "FormatProfileUnknown";
    public const string DownloadUnreadable = "DownloadUnreadable";
    public const string DurationUnreadable = "DurationUnreadable";
    public const string TextTooLong = "TextTooLong";
    public const string OwnerNotGranted = "OwnerNotGranted";

    public const string ValueContradicts = "ValueContradicts";
    public const string TransactionMissing = "TransactionMissing";

    // A row that is taken, and questionable.
    public const string AssetsLeft = "AssetsLeft";
    public const string SignatureNotChecked = "SignatureNotChecked";
    public const string UnitHeld = "UnitHeld";
    public const string LicenseTypeUnmapped = "LicenseTypeUnmapped";
    public const string SuppressionLiftDateMissing = "SuppressionLiftDateMissing";
    public const string FormatNotGranted = "FormatNotGranted";
    public const string ConditionUnresolved = "ConditionUnresolved";
    public const string EndNotAfterStart = "EndNotAfterStart";
    public const string DateUnreadable = "DateUnreadable";
    public const string LagIgnored = "LagIgnored";
    public const string ExclusionIgnored = "ExclusionIgnored";
    public const string EntryTypeMissing = "EntryTypeMissing";
    public const string EntryTypeUnknown = "EntryTypeUnknown";
    public const string NothingToDelete = "NothingToDelete";
    public const string WorkTypeMissing = "WorkTypeMissing";
    public const string WorkTypeUnknown = "WorkTypeUnknown";
    public const string DisplayNameMissing = "DisplayNameMissing";
    public const string TitleNameMissing = "TitleNameMissing";
    public const string ContentIdMissing = "ContentIdMissing";
    public const string HierarchyIncomplete = "HierarchyIncomplete";
    public const string RefAlidUnexpected = "RefAlidUnexpected";
    public const string RunTimeUnreadable = "RunTimeUnreadable";
    public const string NumberUnreadable = "NumberUnreadable";
    public const string EidrCheckFails = "EidrCheckFails";
    public const string EidrColon = "EidrColon";
    public const string FormulaCell = "FormulaCell";
    public const string CellError = "CellError";
    public const string DealOfAnotherOwner = "DealOfAnotherOwner";
    public const string RowsContradict = "RowsContradict";
    public const string RowsRepeat = "RowsRepeat";

    // How the delivery was read, and what it leaves open.
    public const string TerritoryZones = "TerritoryZones";
    public const string DownloadNotStated = "DownloadNotStated";
    public const string FindingsCut = "FindingsCut";
}
