using System.Xml;
using Portal.Data.Avails.Markup;
using Portal.Data.Avails.Workbooks;
using Portal.Domain.Avails;

namespace Portal.Data.Avails.Xml;

/// <summary>
/// Walks avails XML forward, one Transaction at a time: what stands above it in its Avail is known by then, because the schemas put it
/// first, so no Avail is held as a whole, however many Transactions it has. The reader stands on the document's root.
/// </summary>
sealed class AvailReading(XmlReader reader, WorkbookLimits limits)
{
    readonly XmlValueReading values = new(reader, limits);
    OpenAvail? avail;
    int avails;
    int transactions;
    bool begun;
    bool signed;

    /// <summary>The rows of the next Transaction, one for each of its territories; null at the document's end.</summary>
    public IReadOnlyList<SheetRow>? Next()
    {
        while (true)
        {
            if (avail is null)
            {
                if (!MoveToAvail())
                {
                    return End();
                }
                avails++;
                avail = new OpenAvail(reader.Depth, values.Line);
                if (!reader.IsEmptyElement)
                {
                    continue;
                }
            }
            else if (reader.Read() && !(reader.NodeType == XmlNodeType.EndElement && reader.Depth == avail.Depth))
            {
                if (reader.NodeType == XmlNodeType.Element && ReadChild(avail) is { } rows)
                {
                    return rows;
                }
                continue;
            }
            var closed = avail;
            avail = null;
            if (closed.Transactions == 0)
            {
                return [WithoutTransaction(closed)];
            }
        }
    }

    bool MoveToAvail()
    {
        while (begun ? reader.Read() : begun = true)
        {
            if (reader.NodeType != XmlNodeType.Element)
            {
                continue;
            }
            switch (reader.LocalName)
            {
                case "Avail":
                    return true;
                case "AvailList" or "AvailListSigned":
                    break;
                case "Signature":
                    signed = true;
                    MarkupReading.Skip(reader);
                    break;
                default:
                    MarkupReading.Skip(reader);
                    break;
            }
        }
        return false;
    }

    IReadOnlyList<SheetRow>? End()
    {
        if (avails == 0)
        {
            throw new UnreadableFileException(FindingCodes.XmlNotAvails, "The AvailList holds no Avail: there is nothing to import.");
        }
        if (!signed)
        {
            return null;
        }
        signed = false;
        return
        [
            Remark(1, new RowRemark(AvailsColumn.ALID, FindingSeverity.Info, FindingCodes.SignatureNotChecked,
                "The list is signed. Its signature was not checked: who delivers it counts.")),
        ];
    }

    IReadOnlyList<SheetRow>? ReadChild(OpenAvail open)
    {
        var name = values.IsForeign ? "" : reader.LocalName;
        if (name == "Transaction")
        {
            return ReadTransaction(open);
        }
        if (name is not ("Asset" or "AvailType") && XmlColumns.Avail.Inner(name) is null)
        {
            MarkupReading.Skip(reader);
            return null;
        }
        if (open.Transactions > 0)
        {
            throw new UnreadableFileException(FindingCodes.XmlOutOfOrder,
                $"Line {values.Line}: {name} stands after a Transaction. In an Avail it comes before its Transactions, as the schema orders them.")
            {
                Line = values.Line,
            };
        }
        switch (name)
        {
            case "Asset":
                var asset = new XmlValues();
                values.ReadInto(XmlColumns.Asset, asset);
                open.Add(asset);
                break;
            case "AvailType":
                open.Type ??= values.Text();
                break;
            default:
                values.ReadInto(XmlColumns.Avail.Inner(name)!, open.Values);
                break;
        }
        return null;
    }

    IReadOnlyList<SheetRow> ReadTransaction(OpenAvail open)
    {
        var line = values.Line;
        var transaction = values.ReadTransaction(out var territories);
        var (shared, remarks) = open.Begin();
        transactions++;
        var number = transactions;
        List<AvailsCell> cells = [.. shared, .. transaction.Cells];
        remarks = [.. remarks, .. transaction.Remarks];
        return territories.Count == 0
            ? [new SheetRow(number, cells) { Line = line, Remarks = remarks }]
            : [.. territories.Select(territory => new SheetRow(number, [.. cells, territory]) { Line = line, Remarks = remarks })];
    }

    static SheetRow WithoutTransaction(OpenAvail open) => Remark(open.Line, new RowRemark(
        AvailsColumn.ALID, FindingSeverity.Error, FindingCodes.TransactionMissing,
        $"The Avail{(open.Values.Text(AvailsColumn.ALID) is { } alid ? $" of {alid}" : "")} has no Transaction: nothing of it was read. "
        + "To take an ALID's rights away, state Full Delete with a Transaction for each territory."));

    static SheetRow Remark(int line, RowRemark remark) => new(0, []) { Line = line, Remarks = [remark] };
}
