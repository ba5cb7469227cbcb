using System.Security;
using System.Text;

namespace Portal.Testing;

/// <summary>
/// Makes small avails XML: <c>AvailsXmlBuilder.Of("2.3").Movie(x => x.Transaction(("Download", "No")))</c>. Avails and Transactions start
/// from defaults that are a valid right; a null leaves an element out. Each element stands on a line of its own.
/// </summary>
public sealed class AvailsXmlBuilder
{
    static readonly Dictionary<string, string?> MovieDefaults = new()
    {
        ["ALID"] = "md:alid:org:test:quiet-harbour",
        ["EntryType"] = "Full Extract",
        ["DisplayName"] = "Northlight Pictures",
        ["AvailType"] = "single",
    };

    static readonly Dictionary<string, string?> TransactionDefaults = new()
    {
        ["LicenseType"] = "VOD",
        ["Territory"] = "US",
        ["TerritoryExcluded"] = null,
        ["Start"] = "2026-01-01T00:00:00Z",
        ["StartCondition"] = null,
        ["StartLag"] = null,
        ["End"] = null,
        ["EndCondition"] = "Open",
        ["EndLag"] = null,
        ["WindowDuration"] = null,
        ["FormatProfile"] = "HD",
        ["ContractID"] = "NL-2026-1",
        ["Download"] = "Yes",
        ["RentalDuration"] = null,
        ["WatchDuration"] = null,
        ["FixedEndDate"] = null,
        ["SuppressionLiftDate"] = null,
    };

    readonly string version;
    readonly StringBuilder avails = new();
    string root = "AvailList";

    AvailsXmlBuilder(string version) => this.version = version;

    /// <summary>What an Asset of a movie holds; other works write theirs.</summary>
    public static string MovieAsset { get; } =
        """
        <avails:Asset contentID="md:cid:org:test:quiet-harbour">
          <avails:WorkType>Movie</avails:WorkType>
          <avails:Metadata>
            <avails:TitleDisplayUnlimited>The Quiet Harbour</avails:TitleDisplayUnlimited>
            <avails:TitleInternalAlias>Quiet Harbour, The</avails:TitleInternalAlias>
            <avails:RunLength>PT1H37M49S</avails:RunLength>
          </avails:Metadata>
        </avails:Asset>
        """;

    public static AvailsXmlBuilder Of(string version = "2.3") => new(version);

    /// <summary>A single Avail as the root, or AvailListSigned around the list.</summary>
    public AvailsXmlBuilder Root(string name)
    {
        root = name;
        return this;
    }

    /// <summary>An Avail of a movie with its Transactions, as <see cref="Transaction"/> makes them.</summary>
    public AvailsXmlBuilder Movie(params string[] transactions) => Avail(MovieAsset, [], transactions);

    /// <summary>An Avail of what its Assets say; head states ALID, EntryType, DisplayName or AvailType otherwise.</summary>
    public AvailsXmlBuilder Avail(string assets, (string Name, string? Value)[] head, params string[] transactions)
    {
        var values = With(MovieDefaults, head);
        avails.AppendLine("<avails:Avail>")
            .Append(Element("ALID", values["ALID"]))
            .AppendLine("<avails:Disposition>").Append(Element("EntryType", values["EntryType"])).AppendLine("</avails:Disposition>")
            .AppendLine("<avails:Licensor>").Append(Element("DisplayName", values["DisplayName"], "md")).AppendLine("</avails:Licensor>")
            .Append(Element("AvailType", values["AvailType"]))
            .AppendLine("<avails:ShortDescription>made for a test</avails:ShortDescription>")
            .AppendLine(assets)
            .AppendJoin("", transactions)
            .AppendLine("</avails:Avail>");
        return this;
    }

    /// <summary>Anything else below the root.</summary>
    public AvailsXmlBuilder Raw(string xml)
    {
        avails.AppendLine(xml);
        return this;
    }

    /// <summary>A Transaction. Territory and TerritoryExcluded may name several, parted by commas; one with a hyphen is a countryRegion.</summary>
    public static string Transaction(params (string Name, string? Value)[] stated)
    {
        var values = With(TransactionDefaults, stated);
        var xml = new StringBuilder("<avails:Transaction TransactionID=\"t\">\n").Append(Element("LicenseType", values["LicenseType"]));
        foreach (var name in new[] { "Territory", "TerritoryExcluded" })
        {
            foreach (var code in values[name]?.Split(',') ?? [])
            {
                xml.Append("<avails:").Append(name).AppendLine(">").Append(Element(code.Contains('-', StringComparison.Ordinal) ? "countryRegion" : "country", code, "md"))
                    .Append("</avails:").Append(name).AppendLine(">");
            }
        }
        xml.Append(Element("Start", values["StartCondition"] is null ? values["Start"] : null))
            .Append(Condition("StartCondition", values["StartCondition"], values["StartLag"]))
            .Append(Element("End", values["End"]))
            .Append(Condition("EndCondition", values["End"] is null ? values["EndCondition"] : null, values["EndLag"]))
            .Append(Element("WindowDuration", values["WindowDuration"]))
            .Append(Element("FormatProfile", values["FormatProfile"]))
            .Append(Element("ContractID", values["ContractID"]))
            .Append(Term("Download", "Text", values["Download"]))
            .Append(Term("RentalDuration", "Duration", values["RentalDuration"]))
            .Append(Term("WatchDuration", "Duration", values["WatchDuration"]))
            .Append(Term("FixedEndDate", "Event", values["FixedEndDate"]))
            .Append(Term("SuppressionLiftDate", "Event", values["SuppressionLiftDate"]));
        return xml.AppendLine("</avails:Transaction>").ToString();
    }

    public override string ToString()
    {
        var spaces = $"""xmlns:avails="http://www.movielabs.com/schema/avails/v{version}/avails" xmlns:md="http://www.movielabs.com/schema/md/v2.6/md" """.TrimEnd();
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + root switch
        {
            "Avail" => avails.ToString().Replace("<avails:Avail>", $"<avails:Avail {spaces}>", StringComparison.Ordinal),
            "AvailListSigned" =>
                $"<avails:AvailListSigned {spaces}>\n<avails:AvailList>\n{avails}</avails:AvailList>\n"
                + "<ds:Signature xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\"><ds:SignatureValue>AA==</ds:SignatureValue></ds:Signature>\n</avails:AvailListSigned>\n",
            _ => $"<avails:{root} {spaces}>\n{avails}</avails:{root}>\n",
        };
    }

    public byte[] ToBytes() => Encoding.UTF8.GetBytes(ToString());

    public Stream ToStream() => new MemoryStream(ToBytes());

    static Dictionary<string, string?> With(Dictionary<string, string?> defaults, (string Name, string? Value)[] stated)
    {
        var values = new Dictionary<string, string?>(defaults);
        foreach (var (name, value) in stated)
        {
            values[name] = values.ContainsKey(name) ? value : throw new ArgumentException($"No element {name}.");
        }
        return values;
    }

    static string Element(string name, string? value, string prefix = "avails") =>
        value is null ? "" : $"<{prefix}:{name}>{SecurityElement.Escape(value)}</{prefix}:{name}>\n";

    static string Condition(string name, string? value, string? lag) =>
        value is null ? "" : $"<avails:{name}{(lag is null ? "" : $" lag=\"{lag}\"")}>{value}</avails:{name}>\n";

    static string Term(string name, string type, string? value) =>
        value is null ? "" : $"<avails:Term termName=\"{name}\">\n{Element(type, value)}</avails:Term>\n";
}
