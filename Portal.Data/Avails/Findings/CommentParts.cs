using System.Globalization;
using System.Security;
using System.Text;

namespace Portal.Data.Avails.Findings;

/// <summary>A sheet's cell comments: their text, and the shapes that spreadsheets draw them with.</summary>
static class CommentParts
{
    /// <summary>A sheet gets no more; the rest is coloured and listed all the same.</summary>
    public const int Most = 2_000;

    public const string Author = "Portal";

    public static string Comments(string mainNamespace, IEnumerable<CellMark> marks)
    {
        var xml = new StringBuilder($"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?><comments xmlns="{mainNamespace}"><authors><author>{Author}</author></authors><commentList>""");
        foreach (var mark in marks)
        {
            xml.Append(CultureInfo.InvariantCulture, $"""<comment ref="{mark.Address}" authorId="0"><text><t xml:space="preserve">{SecurityElement.Escape(mark.Text)}</t></text></comment>""");
        }
        return xml.Append("</commentList></comments>").ToString();
    }

    public static string Shapes(IEnumerable<CellMark> marks)
    {
        var xml = new StringBuilder(
            """<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout><v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>""");
        var number = 1025;
        foreach (var mark in marks)
        {
            xml.Append(
                CultureInfo.InvariantCulture,
                $"""<v:shape id="_x0000_s{number++}" type="#_x0000_t202" style="position:absolute;margin-left:60pt;margin-top:2pt;width:280pt;height:90pt;z-index:1;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:AutoFill>False</x:AutoFill><x:Row>{mark.Row - 1}</x:Row><x:Column>{mark.Column}</x:Column></x:ClientData></v:shape>""");
        }
        return xml.Append("</xml>").ToString();
    }
}
