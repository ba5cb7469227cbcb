using Portal.Domain.Avails;
using Portal.Domain.Catalog;

namespace Portal.Data.Avails.Xml;

/// <summary>What an Avail says before its Transactions. Of many Assets only the first of each WorkType is kept.</summary>
sealed class OpenAvail(int depth, int line)
{
    /// <summary>More kinds of work than there are.</summary>
    const int MostKinds = 20;

    readonly List<XmlValues> assets = [];
    int assetCount;
    IReadOnlyList<AvailsCell>? shared;

    public int Depth => depth;

    public int Line => line;

    /// <summary>AvailType, which says which Asset the Avail is about.</summary>
    public string? Type { get; set; }

    public XmlValues Values { get; } = new();

    public int Transactions { get; private set; }

    public void Add(XmlValues asset)
    {
        assetCount++;
        var kind = asset.Text(AvailsColumn.WorkType);
        if (assets.Count < MostKinds && assets.TrueForAll(known => known.Text(AvailsColumn.WorkType) != kind))
        {
            assets.Add(asset);
        }
    }

    /// <summary>What the next Transaction shares with the others of its Avail.</summary>
    public (IReadOnlyList<AvailsCell> Cells, List<RowRemark> Remarks) Begin()
    {
        var main = Main();
        shared ??= [.. Values.Cells, .. main?.Cells ?? []];
        List<RowRemark> remarks = [.. Values.Remarks, .. main?.Remarks ?? []];
        if (assetCount > 1 && Transactions == 0)
        {
            remarks.Add(new RowRemark(AvailsColumn.WorkType, FindingSeverity.Warning, FindingCodes.AssetsLeft,
                $"The Avail has {assetCount} Assets and is taken for the {main?.Text(AvailsColumn.WorkType) ?? "first"} "
                + $"{main?.Text(AvailsColumn.ContentID) ?? ""}: the others get no rights from it. Deliver an Avail for each."));
        }
        Transactions++;
        return (shared, remarks);
    }

    /// <summary>The first Asset of the Avail's own type, else the first.</summary>
    XmlValues? Main() =>
        Type is { } type && AvailsWords.TryKind(type, out var kind)
            ? assets.Find(asset => KindOf(asset) == kind) ?? assets.FirstOrDefault()
            : assets.FirstOrDefault();

    static TitleKind? KindOf(XmlValues asset) =>
        asset.Text(AvailsColumn.WorkType) is { } text && AvailsWords.TryKind(text, out var kind) ? kind : null;
}
