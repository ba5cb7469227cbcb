namespace Portal.Data.Avails.Workbooks;

/// <summary>How large a delivery may be, and what it may unpack to. Held while reading, whatever the file says of itself.</summary>
public sealed record WorkbookLimits
{
    const long Megabyte = 1024 * 1024;

    public long FileBytes { get; init; } = 100 * Megabyte;

    /// <summary>Parts in the package; a workbook has a few dozen.</summary>
    public int Entries { get; init; } = 2_000;

    /// <summary>All parts together, unpacked.</summary>
    public long UnpackedBytes { get; init; } = 1024 * Megabyte;

    /// <summary>Everything but sheets and shared strings, unpacked: what is read as a whole.</summary>
    public long StructureBytes { get; init; } = 32 * Megabyte;

    /// <summary>How far a part may expand once it is larger than <see cref="RatioFromBytes"/>. Sheets of equal rows reach 100.</summary>
    public int Ratio { get; init; } = 300;

    public long RatioFromBytes { get; init; } = 16 * Megabyte;

    /// <summary>Characters of all shared strings together.</summary>
    public long SharedCharacters { get; init; } = 64 * Megabyte;

    /// <summary>What a spreadsheet lets a cell hold.</summary>
    public int CellCharacters { get; init; } = 32_767;
}
