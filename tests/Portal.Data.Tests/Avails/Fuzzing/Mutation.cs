using System.Security;
using System.Text;

namespace Portal.Data.Tests.Avails.Fuzzing;

/// <summary>Makes one input of a seed, the same every time: a delivery of the corpus with a few things wrong.</summary>
sealed class Mutation(int seed)
{
    readonly Random random = new(seed);

    /// <summary>A file, and what was done to make it.</summary>
    public (byte[] File, string Kind) Next() => random.Next(5) switch
    {
        0 => (Damaged(Pick(Corpus.Workbooks)), "workbook, bytes"),
        1 or 2 => (Repacked(Pick(Corpus.Workbooks)), "workbook, parts"),
        3 => (Damaged(Pick(Corpus.Documents)), "XML, bytes"),
        _ => (Reworded(Pick(Corpus.Documents)), "XML, text"),
    };

    /// <summary>A value as a cell may hold it.</summary>
    public string Value()
    {
        var token = Pick(Corpus.Tokens);
        return random.Next(4) == 0 ? Encoding.UTF8.GetString(Damaged(Encoding.UTF8.GetBytes(token))) : token;
    }

    public bool Chance(int outOf) => random.Next(outOf) == 0;

    public T Pick<T>(IReadOnlyList<T> items) => items[random.Next(items.Count)];

    byte[] Repacked(byte[] package)
    {
        var parts = Packages.Unpack(package);
        for (var times = 1 + random.Next(2); times > 0; times--)
        {
            // Text is in the shared strings; a cell's own value is a number, and anything else there ends the reading.
            var wanted = random.Next(10) switch { 0 => "", < 4 => "xl/worksheets/sheet", _ => "xl/sharedStrings" };
            var data = parts.FindIndex(part => part.Name.StartsWith(wanted, StringComparison.Ordinal));
            var at = wanted.Length > 0 && data >= 0 ? data : random.Next(parts.Count);
            var (name, content) = parts[at];
            switch (random.Next(20))
            {
                case 0:
                    parts.RemoveAt(at);
                    break;
                case 1:
                    parts.Add((name, content));
                    break;
                case 2:
                    parts[at] = (Pick(parts).Name, content);
                    break;
                case 3 or 4:
                    parts[at] = (name, Damaged(content));
                    break;
                case < 14 when name.StartsWith("xl/sharedStrings", StringComparison.Ordinal):
                    parts[at] = (name, Encoding.UTF8.GetBytes(WithValue(Encoding.UTF8.GetString(content), SecurityElement.Escape(Value().Replace('\0', ' ')))));
                    break;
                default:
                    parts[at] = (name, Reworded(content));
                    break;
            }
            if (parts.Count == 0)
            {
                break;
            }
        }
        return Packages.Pack(parts);
    }

    byte[] Damaged(byte[] bytes)
    {
        var list = new List<byte>(bytes);
        for (var times = 1 + random.Next(6); times > 0; times--)
        {
            var at = list.Count == 0 ? 0 : random.Next(list.Count);
            var length = Math.Min(list.Count - at, 1 + random.Next(random.Next(4) == 0 ? 2_000 : 16));
            switch (random.Next(7))
            {
                case 0 when list.Count > 0:
                    list[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 1 when list.Count > 0:
                    list[at] = (byte)random.Next(256);
                    break;
                case 2:
                    list.RemoveRange(at, length);
                    break;
                case 3:
                    list.InsertRange(random.Next(list.Count + 1), list.GetRange(at, length));
                    break;
                case 4:
                    list.InsertRange(at, Encoding.UTF8.GetBytes(Pick(Corpus.Tokens)));
                    break;
                case 5 when random.Next(4) == 0:
                    list.RemoveRange(at, list.Count - at);
                    break;
                default:
                    var other = Pick(random.Next(2) == 0 ? Corpus.Workbooks : Corpus.Documents);
                    var from = random.Next(other.Length);
                    list.InsertRange(at, other.AsSpan(from, Math.Min(other.Length - from, length)).ToArray());
                    break;
            }
        }
        return [.. list];
    }

    /// <summary>Mostly what a wrong program would write: well-formed, with other values, and elements missing, repeated or elsewhere.</summary>
    byte[] Reworded(byte[] bytes)
    {
        var encoding = bytes is [0xFF, 0xFE, ..] ? Encoding.Unicode : Encoding.UTF8;
        var text = encoding.GetString(bytes);
        for (var times = 1 + random.Next(6); times > 0; times--)
        {
            text = random.Next(10) switch
            {
                < 5 => WithValue(text, SecurityElement.Escape(Value().Replace('\0', ' '))),
                5 => WithValue(text, Pick(Corpus.Tokens)),
                6 => text.Insert(random.Next(text.Length + 1), Pick(Corpus.Tokens)),
                var kind => WithElement(text, kind),
            };
        }
        return encoding.GetBytes(text);
    }

    /// <summary>Another value between a start tag and its end tag, or in an attribute.</summary>
    string WithValue(string text, string value)
    {
        var isAttribute = random.Next(5) == 0;
        var (open, close) = isAttribute ? ('"', '"') : ('>', '<');
        var from = text.IndexOf(open, random.Next(text.Length + 1));
        // Between tags lies mostly white space: pass on to what holds a value.
        while (!isAttribute && from >= 0 && from + 1 < text.Length && char.IsWhiteSpace(text[from + 1]))
        {
            from = text.IndexOf(open, from + 1);
        }
        var to = from < 0 ? -1 : text.IndexOf(close, from + 1);
        return to < 0 ? text : string.Concat(text.AsSpan(0, from + 1), value, text.AsSpan(to));
    }

    /// <summary>An element taken out, repeated, or put elsewhere, with all that is inside it.</summary>
    string WithElement(string text, int kind)
    {
        var from = text.IndexOf('<', random.Next(text.Length + 1));
        while (from >= 0 && from + 1 < text.Length && text[from + 1] is '/' or '?' or '!')
        {
            from = text.IndexOf('<', from + 1);
        }
        if (from < 0 || text.AsSpan(from).IndexOfAny(' ', '>', '/') is not (> 0 and var length))
        {
            return text;
        }
        var end = $"</{text.AsSpan(from + 1, length - 1)}>";
        var to = text.IndexOf(end, from, StringComparison.Ordinal);
        if (to < 0)
        {
            return text;
        }
        var element = text[from..(to + end.Length)];
        return kind switch
        {
            7 => text.Remove(from, element.Length),
            8 => text.Insert(from, string.Concat(Enumerable.Repeat(element, random.Next(20) == 0 ? 300 : 1 + random.Next(3)))),
            _ => text.Remove(from, element.Length) is var rest && rest.IndexOf('<', random.Next(rest.Length + 1)) is >= 0 and var at ? rest.Insert(at, element) : text,
        };
    }
}
