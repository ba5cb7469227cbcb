namespace Portal.Data.Avails.Markup;

/// <summary>What markup is refused for before an XML parser holds it in memory.</summary>
enum MarkupFault
{
    /// <summary>A document type declaration: entities and external files come with it.</summary>
    Doctype,

    /// <summary>A tag, a depth or a number of names beyond the limits.</summary>
    BeyondLimits,
}

/// <summary>Markup that no honest program writes. The message says what was found: <c>a tag of more than 65,536 characters</c>.</summary>
sealed class MarkupException(MarkupFault fault, string message) : FormatException(message)
{
    public MarkupFault Fault => fault;
}
