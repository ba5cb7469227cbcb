namespace Portal.Data.Avails.Workbooks;

/// <summary>How large a delivery may be, workbook or XML, and what it may unpack to. Held while reading, whatever the file says of itself.</summary>
public sealed record WorkbookLimits
{
    const long Megabyte = 1024 * 1024;

    public long FileBytes { get; init; } = 100 * Megabyte;

    /// <summary>Parts in the package; a workbook has a few dozen.</summary>
    public int Entries { get; init; } = 2_000;

    /// <summary>All parts together, unpacked: a million rows of 17 filled cells take 700 MB.</summary>
    public long UnpackedBytes { get; init; } = 2048 * Megabyte;

    /// <summary>Everything but sheets and shared strings, unpacked: what is read as a whole.</summary>
    public long StructureBytes { get; init; } = 32 * Megabyte;

    /// <summary>How far a part may expand once it is larger than <see cref="RatioFromBytes"/>. Sheets of equal rows reach 100.</summary>
    public int Ratio { get; init; } = 300;

    public long RatioFromBytes { get; init; } = 16 * Megabyte;

    /// <summary>All shared strings together, in UTF-8: they stay in memory while rows are read. A million rows of 40 characters of their own each take 40 MB.</summary>
    public long SharedBytes { get; init; } = 128 * Megabyte;

    /// <summary>What a spreadsheet lets a cell hold, and an element of avails XML too.</summary>
    public int CellCharacters { get; init; } = 32_767;

    /// <summary>Characters of one tag with its attributes.</summary>
    public int TagCharacters { get; init; } = 65_536;

    /// <summary>Characters between two tags, and of a comment: far above what a cell may hold, because some are passed over.</summary>
    public int TextCharacters { get; init; } = (int)Megabyte;

    /// <summary>Elements inside each other; avails XML and worksheets stay below 20.</summary>
    public int Depth { get; init; } = 64;

    /// <summary>Different names of elements, attributes and namespaces in one document.</summary>
    public int Names { get; init; } = 10_000;

    /// <summary>Territories of one Transaction, excluded ones counted by themselves: every country and region of the world is fewer.</summary>
    public int Territories { get; init; } = 6_000;
}
