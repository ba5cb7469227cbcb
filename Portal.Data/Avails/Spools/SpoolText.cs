using Portal.Domain.Time;

namespace Portal.Data.Avails.Spools;

/// <summary>
/// Texts that many rows repeat (owner, contract, format, dates): each is kept once, and rows read back share it. A delivery without
/// such repetition is written out in full after a while, so that the table stays small.
/// </summary>
sealed class RepeatedTexts
{
    const int Most = 20_000;
    const int Null = 0;
    const int InFull = 1;
    const int First = 2;

    readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    readonly List<string> texts = [];

    public void Write(BinaryWriter writer, string? text)
    {
        if (text is null)
        {
            writer.Write7BitEncodedInt(Null);
        }
        else if (numbers.TryGetValue(text, out var number))
        {
            writer.Write7BitEncodedInt(number);
        }
        else if (texts.Count < Most)
        {
            numbers[text] = First + texts.Count;
            writer.Write7BitEncodedInt(First + texts.Count);
            texts.Add(text);
        }
        else
        {
            writer.Write7BitEncodedInt(InFull);
            writer.Write(text);
        }
    }

    public string? Read(BinaryReader reader) => reader.Read7BitEncodedInt() switch
    {
        Null => null,
        InFull => reader.ReadString(),
        var number => texts[number - First],
    };

    public string ReadSome(BinaryReader reader) => Read(reader) ?? throw new InvalidDataException("A spooled text is missing.");
}

/// <summary>Values as a spool keeps them.</summary>
static class SpoolValues
{
    public static void WriteText(this BinaryWriter writer, string? text)
    {
        writer.Write(text is not null);
        if (text is not null)
        {
            writer.Write(text);
        }
    }

    public static string? ReadText(this BinaryReader reader) => reader.ReadBoolean() ? reader.ReadString() : null;

    public static void WriteNumber(this BinaryWriter writer, int? number)
    {
        writer.Write(number is not null);
        if (number is { } some)
        {
            writer.Write7BitEncodedInt(some);
        }
    }

    public static int? ReadNumber(this BinaryReader reader) => reader.ReadBoolean() ? reader.Read7BitEncodedInt() : null;

    public static void WriteDuration(this BinaryWriter writer, Duration? duration) => writer.Write7BitEncodedInt64(duration?.Seconds ?? 0);

    public static Duration? ReadDuration(this BinaryReader reader) => reader.Read7BitEncodedInt64() is var seconds and > 0 ? Duration.FromSeconds(seconds) : null;

    public static void WriteLag(this BinaryWriter writer, Lag? lag) => writer.Write7BitEncodedInt64(lag?.Seconds ?? 0);

    public static Lag? ReadLag(this BinaryReader reader) => reader.Read7BitEncodedInt64() is var seconds and not 0 ? Lag.FromSeconds(seconds) : null;

    public static void WriteInstant(this BinaryWriter writer, DateTimeOffset? instant) => writer.Write(instant?.UtcTicks ?? -1);

    public static DateTimeOffset? ReadInstant(this BinaryReader reader) => reader.ReadInt64() is var ticks and >= 0 ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;

    /// <summary>An enum by its number, none as 0: spools do not outlive the process.</summary>
    public static void WriteEnum<T>(this BinaryWriter writer, T? value)
        where T : struct, Enum =>
        writer.Write7BitEncodedInt(value is { } some ? Convert.ToInt32(some, null) + 1 : 0);

    public static T? ReadEnum<T>(this BinaryReader reader)
        where T : struct, Enum =>
        reader.Read7BitEncodedInt() is var number and > 0 ? (T)Enum.ToObject(typeof(T), number - 1) : null;
}
