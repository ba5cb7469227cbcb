using Portal.Domain.Avails;

namespace Portal.Data.Avails.Xml;

/// <summary>An element that leads to values, known by its local name below the one above it.</summary>
sealed class XmlPlace
{
    readonly Dictionary<string, XmlPlace> inner = new(StringComparer.Ordinal);

    XmlPlace()
    {
    }

    /// <summary>What the element's own text is; null where it only holds others.</summary>
    public AvailsColumn? Column { get; private set; }

    /// <summary>What its attributes are.</summary>
    public List<(string Name, AvailsColumn Column)> Attributes { get; } = [];

    /// <summary>Of paths below an element: <c>Disposition/EntryType</c>, and <c>StartCondition/@lag</c> for an attribute.</summary>
    public static XmlPlace Of(params (string Path, AvailsColumn Column)[] paths)
    {
        var root = new XmlPlace();
        foreach (var (path, column) in paths)
        {
            root.Add(path, column);
        }
        return root;
    }

    public XmlPlace? Inner(string localName) => inner.GetValueOrDefault(localName);

    void Add(string path, AvailsColumn column)
    {
        var place = this;
        foreach (var step in path.Split('/'))
        {
            if (step[0] == '@')
            {
                place.Attributes.Add((step[1..], column));
                return;
            }
            if (!place.inner.TryGetValue(step, out var next))
            {
                place.inner.Add(step, next = new XmlPlace());
            }
            place = next;
        }
        place.Column = column;
    }
}
