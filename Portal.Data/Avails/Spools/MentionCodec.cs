using Portal.Domain.Avails;
using Portal.Domain.Catalog;

namespace Portal.Data.Avails.Spools;

sealed class MentionCodec : ISpoolCodec<TitleMention>
{
    readonly FactsCodec facts = new(new RepeatedTexts());

    public void Write(BinaryWriter writer, TitleMention item)
    {
        writer.Write7BitEncodedInt(item.Sequence);
        writer.Write(item.Facts is not null);
        if (item.Facts is { } said)
        {
            facts.Write(writer, said);
        }
        else
        {
            writer.Write(item.Id);
        }
    }

    public TitleMention Read(BinaryReader reader)
    {
        var sequence = reader.Read7BitEncodedInt();
        if (!reader.ReadBoolean())
        {
            return new TitleMention(sequence, reader.ReadString(), null);
        }
        var said = facts.Read(reader);
        return new TitleMention(sequence, said.Id, said);
    }
}

sealed class FactsCodec(RepeatedTexts texts)
{
    public void Write(BinaryWriter writer, TitleFacts facts)
    {
        writer.Write(facts.Id);
        writer.WriteEnum<TitleKind>(facts.Kind);
        writer.WriteText(facts.Name);
        writer.WriteText(facts.FallbackName == facts.Id ? null : facts.FallbackName);
        writer.WriteText(facts.ParentId);
        texts.Write(writer, facts.ContentOwner);
        writer.WriteNumber(facts.Number);
        writer.WriteDuration(facts.RunTime);
    }

    public TitleFacts Read(BinaryReader reader)
    {
        var id = reader.ReadString();
        return new TitleFacts(
            id, reader.ReadEnum<TitleKind>()!.Value, reader.ReadText(), reader.ReadText() ?? id, reader.ReadText(), texts.Read(reader), reader.ReadNumber(),
            reader.ReadDuration());
    }
}
