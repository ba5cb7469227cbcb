using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Portal.Domain.Devices;
using Portal.Domain.Time;

namespace Portal.Domain.Rights;

/// <summary>One term's value on the wire, in both directions.</summary>
public static class TermValueJson
{
    /// <summary>Reads a value. Null on the wire is <see cref="TermValue.None"/> where a term can have none; else the problem says what to state.</summary>
    public static (TermValue? Value, string? Problem) Read(Term term, JsonElement json) => term switch
    {
        Term.OfflineAllowed or Term.ClipToAvailEnd or Term.RenewOnCheckIn => json.ValueKind switch
        {
            JsonValueKind.True => (new TermValue.Flag(true), null),
            JsonValueKind.False => (new TermValue.Flag(false), null),
            _ => (null, "State true or false."),
        },
        Term.StorageWindow or Term.PlaybackWindow or Term.CheckInInterval => OrNone(json, ReadLength),
        Term.HardEnd => OrNone(json, ReadMoment),
        Term.DownloadNotStated or Term.AtExpiry or Term.RootedDevices or Term.DefaultQuality or Term.OnLapse => ReadWord(term, json),
        Term.Platforms => OrNone(json, item => ReadIds(item, id => Platforms.Find(id) is not null, "platform", Platforms.All.Select(platform => platform.Id))),
        Term.Plans => OrNone(json, item => ReadIds(item, id => Plans.Find(id) is not null, "plan", Plans.All.Select(plan => plan.Id))),
        Term.Qualities => ReadFloors(json),
        Term.DownloadsPerTitle => OrNone(json, ReadCounts),
    };

    /// <summary>As <see cref="Read"/>, for limits: "forbidden" says no where there is one thing to forbid, and none is no limit.</summary>
    public static (TermValue? Value, string? Problem) ReadLimit(Term term, JsonElement json)
    {
        if (term == Term.OfflineAllowed && json.ValueKind == JsonValueKind.String && json.GetString() == "forbidden")
        {
            return (new TermValue.Flag(false), null);
        }
        var (value, problem) = Read(term, json);
        return value is TermValue.NoValue ? (null, "A limit states something: leave it out for no limit.") : (value, problem);
    }

    public static JsonNode? Write(TermValue value) => value switch
    {
        TermValue.NoValue => null,
        TermValue.Flag flag => JsonValue.Create(flag.Value),
        TermValue.Length length => JsonValue.Create(length.Value.ToString()),
        TermValue.Moment moment => JsonValue.Create(InstantText.Format(moment.Value)),
        TermValue.Word word => JsonValue.Create(word.Value),
        TermValue.Ids ids => new JsonArray([.. ids.Values.Select(id => JsonValue.Create(id))]),
        TermValue.Floors floors => new JsonObject(floors.ByQuality.Select(entry => KeyValuePair.Create(entry.Key.ToString(), (JsonNode?)WriteFloor(entry.Value)))),
        TermValue.Counts { Values: [var only] } => WriteCount(only),
        TermValue.Counts counts => new JsonArray([.. counts.Values.Select(WriteCount)]),
        _ => throw new InvalidOperationException($"{value.GetType().Name} has no form on the wire."),
    };

    static JsonObject? WriteFloor(QualityFloor? floor)
    {
        if (floor is null)
        {
            return null;
        }
        var json = new JsonObject();
        if (floor.DeviceTier is not null)
        {
            json["deviceTier"] = floor.DeviceTier;
        }
        if (floor.SecurityLevel is { } levels)
        {
            json["securityLevel"] = new JsonObject(levels.Select(level => KeyValuePair.Create<string, JsonNode?>(level.Key, level.Value)));
        }
        return json;
    }

    static JsonObject WriteCount(CountPer count) => new() { ["count"] = count.Count, ["per"] = count.Per.ToString() };

    static (TermValue?, string?) OrNone(JsonElement json, Func<JsonElement, (TermValue?, string?)> read) =>
        json.ValueKind == JsonValueKind.Null ? (TermValue.None, null) : read(json);

    static (TermValue?, string?) ReadLength(JsonElement json) =>
        json.ValueKind != JsonValueKind.String
            ? (null, "State a duration, for example \"P30D\" or \"PT48H\", or null for none.")
            : Duration.TryParse(json.GetString(), out var duration, out var problem)
                ? (new TermValue.Length(duration), null)
                : (null, $"\"{json.GetString()}\": {problem}.");

    static (TermValue?, string?) ReadMoment(JsonElement json) =>
        json.ValueKind == JsonValueKind.String && InstantText.TryParse(json.GetString(), out var instant)
            ? (new TermValue.Moment(instant), null)
            : (null, "State an instant in UTC, for example \"2027-03-01T00:00:00Z\", or null for none.");

    static (TermValue?, string?) ReadWord(Term term, JsonElement json)
    {
        var words = TermRules.WordsOf(term)!.Value;
        var text = json.ValueKind == JsonValueKind.String ? json.GetString()! : "";
        if (term == Term.OnLapse)
        {
            return OnLapse(text) is { } word
                ? (new TermValue.Word(word), null)
                : (null, "State \"atNextCheckIn\", \"keep\" or a grace, for example \"grace P7D\".");
        }
        return words.Contains(text) ? (new TermValue.Word(text), null) : (null, $"State one of {string.Join(", ", words)}.");
    }

    // One spelling for one grace: P7D and PT168H are the same value.
    static string? OnLapse(string text) =>
        text is "atNextCheckIn" or "keep" ? text
        : text.StartsWith("grace ", StringComparison.Ordinal) && Duration.TryParse(text["grace ".Length..], out var grace) ? $"grace {grace}"
        : null;

    static (TermValue?, string?) ReadIds(JsonElement json, Func<string, bool> known, string noun, IEnumerable<string> all)
    {
        if (json.ValueKind != JsonValueKind.Array || json.GetArrayLength() == 0)
        {
            return (null, $"State a list of at least one {noun}, or null for all.");
        }
        var unknown = json.EnumerateArray().Where(item => item.ValueKind != JsonValueKind.String || !known(item.GetString()!)).ToArray();
        return unknown.Length == 0
            ? (TermValue.Ids.Of(json.EnumerateArray().Select(item => item.GetString()!)), null)
            : (null, $"{string.Join(" and ", unknown.Select(item => item.GetRawText()))} {(unknown.Length == 1 ? $"is not a {noun}" : $"are not {noun}s")}. "
                + $"The {noun}s are {string.Join(", ", all)}.");
    }

    static (TermValue?, string?) ReadFloors(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            return (null, "State qualities as an object, for example { \"HD\": { \"deviceTier\": \"hardware\" }, \"UHD\": null }.");
        }
        var floors = ImmutableSortedDictionary.CreateBuilder<Quality, QualityFloor?>();
        var problems = new List<string>();
        foreach (var member in json.EnumerateObject())
        {
            if (!Enum.TryParse<Quality>(member.Name, out var quality) || quality.ToString() != member.Name)
            {
                problems.Add($"'{member.Name}' is not a quality: use SD, HD, UHD.");
                continue;
            }
            if (floors.ContainsKey(quality))
            {
                problems.Add($"{quality} is stated twice.");
                continue;
            }
            if (IsForbidden(member.Value))
            {
                floors[quality] = null;
                continue;
            }
            var (floor, problem) = ReadFloor(member.Name, member.Value);
            floors[quality] = floor;
            if (problem is not null)
            {
                problems.Add(problem);
            }
        }
        if (problems.Count > 0)
        {
            return (null, string.Join(' ', problems));
        }
        return floors.Count == 0 ? (null, "State at least one quality.") : (new TermValue.Floors(floors.ToImmutable()), null);
    }

    static bool IsForbidden(JsonElement json) =>
        json.ValueKind == JsonValueKind.Null || (json.ValueKind == JsonValueKind.String && json.GetString() == "forbidden");

    static (QualityFloor? Floor, string? Problem) ReadFloor(string quality, JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            return (null, $"{quality}: state {{ \"deviceTier\": … }}, or null for not granted.");
        }
        string? tier = null;
        ImmutableSortedDictionary<string, string>? levels = null;
        foreach (var member in json.EnumerateObject())
        {
            switch (member.Name)
            {
                case "deviceTier" when member.Value.ValueKind == JsonValueKind.String && DeviceTiers.Find(member.Value.GetString()!) is { } known:
                    tier = known.Id;
                    break;
                case "deviceTier":
                    return (null, $"{quality}: {member.Value.GetRawText()} is not a device tier. The tiers are {string.Join(", ", DeviceTiers.All.Select(one => one.Id))}.");
                case "securityLevel" when member.Value.ValueKind == JsonValueKind.Object:
                    var read = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
                    foreach (var level in member.Value.EnumerateObject())
                    {
                        if (!SecurityLevels.TryParseDrm(level.Name, out var drm))
                        {
                            return (null, $"{quality}: '{level.Name}' is not a DRM: use widevine, playready, fairplay.");
                        }
                        if (level.Value.ValueKind != JsonValueKind.String || !SecurityLevels.Belongs(level.Value.GetString()!, drm))
                        {
                            return (null, $"{quality}: {level.Value.GetRawText()} is not a security level of {level.Name}. Use {string.Join(", ", SecurityLevels.Of(drm))}.");
                        }
                        read[level.Name] = level.Value.GetString()!;
                    }
                    levels = read.Count == 0 ? null : read.ToImmutable();
                    break;
                default:
                    return (null, $"{quality}: '{member.Name}' is not known here: use deviceTier, securityLevel.");
            }
        }
        return tier is null && levels is null
            ? (null, $"{quality}: name a deviceTier or a securityLevel.")
            : (new QualityFloor(tier, levels), null);
    }

    static (TermValue?, string?) ReadCounts(JsonElement json)
    {
        var items = json.ValueKind == JsonValueKind.Array ? json.EnumerateArray().ToArray() : [json];
        var counts = new List<CountPer>();
        foreach (var item in items)
        {
            if (item.ValueKind != JsonValueKind.Object
                || item.EnumerateObject().Any(member => member.Name is not ("count" or "per"))
                || !item.TryGetProperty("count", out var count) || count.ValueKind != JsonValueKind.Number || !count.TryGetInt32(out var number) || number <= 0
                || !item.TryGetProperty("per", out var per) || per.ValueKind != JsonValueKind.String || !Duration.TryParse(per.GetString(), out var period))
            {
                return (null, "State { \"count\": 5, \"per\": \"P365D\" } with a count of at least 1, or null for no limit.");
            }
            counts.Add(new CountPer(number, period));
        }
        return counts.Count == 0 ? (null, "State at least one count, or null for no limit.") : (TermRules.Combine(counts), null);
    }
}
