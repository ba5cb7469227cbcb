using System.Globalization;
using System.Xml;

namespace Portal.Data.Avails.Markup;

/// <summary>A parser's table of names, which keeps every distinct name of a document: up to a limit, beyond which it is refused.</summary>
sealed class BoundedNames(int limit) : NameTable
{
    int count;

    public override string Add(string key) => Get(key) ?? Counted(base.Add(key));

    public override string Add(char[] key, int start, int len) => Get(key, start, len) ?? Counted(base.Add(key, start, len));

    string Counted(string name) => ++count <= limit
        ? name
        : throw new MarkupException(MarkupFault.BeyondLimits, $"more than {limit.ToString("N0", CultureInfo.InvariantCulture)} different names");
}
