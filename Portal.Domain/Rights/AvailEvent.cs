namespace Portal.Domain.Rights;

/// <summary>
/// What the Start or End of a row may wait for, by the avails' own words. Starts and ends of a license type are those of the same
/// title's other rows; the rest happens outside the avails and is stated by somebody who knows.
/// </summary>
public enum AvailEvent
{
    /// <summary>The purchase window opens; avails also write <c>EST</c>.</summary>
    ESTStart,

    ESTEnd,

    /// <summary>The rental window opens; avails also write <c>VOD</c>.</summary>
    VODStart,

    VODEnd,

    SVODStart,

    SVODEnd,

    AVODStart,

    AVODEnd,

    /// <summary>Pre-orders open.</summary>
    POESTStart,

    /// <summary>The release in cinemas.</summary>
    Theatrical,

    /// <summary>The first broadcast.</summary>
    Broadcast,

    /// <summary>The season or the work is complete.</summary>
    Completed,
}

/// <summary>Events by the words of avails and by the license type they belong to.</summary>
public static class AvailEvents
{
    /// <summary>Reads <c>ESTStart</c>, <c>EST</c>, <c>theatrical</c> …, in any case and with stray spaces.</summary>
    public static bool TryParse(string text, out AvailEvent what)
    {
        (var known, what) = Squeezed(text) switch
        {
            "eststart" or "est" => (true, AvailEvent.ESTStart),
            "estend" => (true, AvailEvent.ESTEnd),
            "vodstart" or "vod" => (true, AvailEvent.VODStart),
            "vodend" => (true, AvailEvent.VODEnd),
            "svodstart" or "svod" => (true, AvailEvent.SVODStart),
            "svodend" => (true, AvailEvent.SVODEnd),
            "avodstart" or "avod" => (true, AvailEvent.AVODStart),
            "avodend" => (true, AvailEvent.AVODEnd),
            "poeststart" or "poest" => (true, AvailEvent.POESTStart),
            "theatrical" => (true, AvailEvent.Theatrical),
            "broadcast" => (true, AvailEvent.Broadcast),
            "completed" => (true, AvailEvent.Completed),
            _ => (false, default(AvailEvent)),
        };
        return known;
    }

    /// <summary>The stated license type whose windows tell the event, and whether it is their end; null for what happens outside the avails.</summary>
    internal static (string StatedLicenseType, bool IsEnd)? TypeOf(AvailEvent what) => what switch
    {
        AvailEvent.ESTStart => ("EST", false),
        AvailEvent.ESTEnd => ("EST", true),
        AvailEvent.VODStart => ("VOD", false),
        AvailEvent.VODEnd => ("VOD", true),
        AvailEvent.SVODStart => ("SVOD", false),
        AvailEvent.SVODEnd => ("SVOD", true),
        AvailEvent.AVODStart => ("AVOD", false),
        AvailEvent.AVODEnd => ("AVOD", true),
        AvailEvent.POESTStart => ("POEST", false),
        AvailEvent.Theatrical or AvailEvent.Broadcast or AvailEvent.Completed => null,
    };

    internal static string Squeezed(string text) =>
        text.Any(letter => char.IsWhiteSpace(letter) || char.IsUpper(letter))
            ? string.Concat(text.Where(letter => !char.IsWhiteSpace(letter)).Select(char.ToLowerInvariant))
            : text;
}
