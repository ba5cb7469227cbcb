using System.Collections.Immutable;
using Portal.Domain.Avails;
using Portal.Domain.Catalog;
using Portal.Domain.Rights;
using Portal.Domain.Time;

namespace Portal.Data.Avails.Spools;

/// <summary>Rows of a delivery. A right has no id until all rows of its ALID are together, and then it is empty.</summary>
sealed class RowCodec : ISpoolCodec<DeliveryRow>
{
    readonly RepeatedTexts texts = new();
    readonly FactsCodec facts;

    public RowCodec() => facts = new FactsCodec(texts);

    public void Write(BinaryWriter writer, DeliveryRow item)
    {
        writer.Write7BitEncodedInt(item.Sequence);
        writer.Write(item.Accepted is not null);
        if (item.Accepted is { } record)
        {
            WriteRecord(writer, record);
        }
        else
        {
            var row = item.Rejected!;
            texts.Write(writer, row.Sheet);
            writer.Write7BitEncodedInt(row.Row);
            writer.Write(row.Alid);
            texts.Write(writer, row.Territory?.Code);
            texts.Write(writer, row.ContentOwner);
        }
    }

    public DeliveryRow Read(BinaryReader reader)
    {
        var sequence = reader.Read7BitEncodedInt();
        return reader.ReadBoolean()
            ? new DeliveryRow(sequence, ReadRecord(reader), null)
            : new DeliveryRow(
                sequence, null,
                new RejectedRow(
                    texts.ReadSome(reader), reader.Read7BitEncodedInt(), reader.ReadString(), texts.Read(reader) is { } code ? Territory.Parse(code) : null,
                    texts.Read(reader)));
    }

    void WriteRecord(BinaryWriter writer, AvailsRecord record)
    {
        texts.Write(writer, record.Sheet);
        writer.Write7BitEncodedInt(record.Row);
        writer.WriteEnum<EntryType>(record.EntryType);
        WriteAvail(writer, record.Avail);
        writer.Write7BitEncodedInt(record.Titles.Length);
        foreach (var title in record.Titles)
        {
            facts.Write(writer, title);
        }
        writer.Write(record.TitleIsAlid);
        writer.Write7BitEncodedInt(record.Waits.Length);
        foreach (var finding in record.Waits)
        {
            WriteFinding(writer, finding);
        }
    }

    AvailsRecord ReadRecord(BinaryReader reader)
    {
        var (sheet, row, entryType, avail) = (texts.ReadSome(reader), reader.Read7BitEncodedInt(), reader.ReadEnum<EntryType>()!.Value, ReadAvail(reader));
        var titles = ImmutableArray.CreateBuilder<TitleFacts>(reader.Read7BitEncodedInt());
        while (titles.Count < titles.Capacity)
        {
            titles.Add(facts.Read(reader));
        }
        var titleIsAlid = reader.ReadBoolean();
        var waits = new AvailsFinding[reader.Read7BitEncodedInt()];
        for (var at = 0; at < waits.Length; at++)
        {
            waits[at] = ReadFinding(reader, sheet, row);
        }
        return new AvailsRecord(sheet, row, entryType, avail, titles.MoveToImmutable(), titleIsAlid) { Waits = [.. waits] };
    }

    void WriteFinding(BinaryWriter writer, AvailsFinding finding)
    {
        writer.WriteText(finding.Cell);
        texts.Write(writer, finding.Column);
        writer.WriteEnum<FindingSeverity>(finding.Severity);
        texts.Write(writer, finding.Code);
        texts.Write(writer, finding.Message);
    }

    AvailsFinding ReadFinding(BinaryReader reader, string sheet, int row) => new(
        sheet, row, reader.ReadText(), texts.Read(reader), reader.ReadEnum<FindingSeverity>()!.Value, texts.ReadSome(reader), texts.ReadSome(reader));

    void WriteAvail(BinaryWriter writer, Avail avail)
    {
        writer.Write(avail.Id);
        writer.Write(avail.Alid);
        writer.Write(avail.TitleId);
        texts.Write(writer, avail.ContentOwner);
        texts.Write(writer, avail.Contract);
        texts.Write(writer, avail.Territory.Code);
        texts.Write(writer, avail.ExcludedTerritories.IsEmpty ? null : string.Join(',', avail.ExcludedTerritories));
        texts.Write(writer, avail.StatedLicenseType);
        writer.WriteEnum(avail.LicenseType);
        texts.Write(writer, avail.FormatProfile);
        writer.WriteEnum(avail.Quality);
        writer.Write(avail.Window is not null);
        if (avail.Window is { } window)
        {
            writer.WriteInstant(window.Start);
            writer.WriteInstant(window.End);
        }
        texts.Write(writer, avail.StatedStart);
        texts.Write(writer, avail.StatedEnd);
        writer.WriteEnum<DownloadPermission>(avail.Download);
        writer.WriteDuration(avail.RentalDuration);
        writer.WriteDuration(avail.WatchDuration);
        writer.WriteInstant(avail.FixedEndDate);
        writer.WriteLag(avail.StartLag);
        writer.WriteLag(avail.EndLag);
        writer.WriteDuration(avail.WindowDuration);
        texts.Write(writer, avail.StatedSuppressionLiftDate);
        texts.Write(writer, avail.StatedFixedEndDate);
    }

    Avail ReadAvail(BinaryReader reader) => new()
    {
        Id = reader.ReadString(),
        Alid = reader.ReadString(),
        TitleId = reader.ReadString(),
        ContentOwner = texts.Read(reader),
        Contract = texts.Read(reader),
        Territory = Territory.Parse(texts.ReadSome(reader)),
        ExcludedTerritories = texts.Read(reader) is { } codes ? [.. codes.Split(',').Select(Territory.Parse)] : [],
        StatedLicenseType = texts.ReadSome(reader),
        LicenseType = reader.ReadEnum<LicenseType>(),
        FormatProfile = texts.ReadSome(reader),
        Quality = reader.ReadEnum<Quality>(),
        Window = reader.ReadBoolean() ? new Window(reader.ReadInstant(), reader.ReadInstant()) : null,
        StatedStart = texts.ReadSome(reader),
        StatedEnd = texts.ReadSome(reader),
        Download = reader.ReadEnum<DownloadPermission>()!.Value,
        RentalDuration = reader.ReadDuration(),
        WatchDuration = reader.ReadDuration(),
        FixedEndDate = reader.ReadInstant(),
        StartLag = reader.ReadLag(),
        EndLag = reader.ReadLag(),
        WindowDuration = reader.ReadDuration(),
        StatedSuppressionLiftDate = texts.Read(reader),
        StatedFixedEndDate = texts.Read(reader),
    };
}
