using System.Collections.Immutable;
using System.Globalization;
using Portal.Domain.Rights;
using Portal.Domain.Time;

namespace Portal.Web.Features.Terms;

/// <summary>A count per period as it is being entered.</summary>
public sealed class CountInput
{
    public string Count { get; set; } = "";

    public LengthInput Per { get; } = new();
}

/// <summary>One term's value, or its limit, as it is being entered.</summary>
public sealed class TermInput(Term term)
{
    const string MomentFormat = "yyyy-MM-dd'T'HH:mm";
    readonly Dictionary<Quality, QualityFloor> loadedFloors = [];

    public Term Term { get; } = term;

    /// <summary>The key of a <see cref="TermOption"/>.</summary>
    public string Choice { get; set; } = TermOptions.Inherit;

    public LengthInput Length { get; } = new();

    /// <summary>In UTC, as a browser's date and time field spells it.</summary>
    public string Moment { get; set; } = "";

    public SortedSet<string> Ids { get; } = new(StringComparer.Ordinal);

    /// <summary>Per quality a tier's id, <see cref="TermOptions.None"/> for not granted, <see cref="TermOptions.Set"/> for levels stated through the API; absent = inherited.</summary>
    public SortedDictionary<Quality, string> Floors { get; } = [];

    public List<CountInput> Counts { get; } = [];

    public bool IsStated => TermOptions.ShapeOf(Term) == TermShape.Floors ? Floors.Count > 0 : Choice != TermOptions.Inherit;

    /// <summary>Whether something has to be entered beside the choice.</summary>
    public bool TakesLength => (Choice == TermOptions.Set && TermOptions.ShapeOf(Term) == TermShape.Length) || Choice == TermOptions.Grace;

    /// <summary>Makes a choice; what is entered beside it starts with something sensible.</summary>
    public void Choose(string key, TermValue? startFrom)
    {
        if (key == TermOptions.Set && startFrom is not null and not TermValue.NoValue)
        {
            var before = Choice;
            Load(startFrom);
            Choice = before;
        }
        if (key == TermOptions.Set && TermOptions.ShapeOf(Term) == TermShape.Counts && Counts.Count == 0)
        {
            Counts.Add(new CountInput());
        }
        Choice = key;
    }

    /// <summary>The levels that a quality was stated with through the API; null where it was a tier.</summary>
    public QualityFloor? LevelsOf(Quality quality) =>
        loadedFloors.TryGetValue(quality, out var floor) && floor.SecurityLevel is not null ? floor : null;

    public void SetFloor(Quality quality, string key)
    {
        if (key == TermOptions.Inherit)
        {
            Floors.Remove(quality);
            return;
        }
        Floors[quality] = key;
    }

    public void Load(TermValue value)
    {
        Choice = TermOptions.Set;
        switch (value)
        {
            case TermValue.NoValue:
                Choice = TermOptions.None;
                break;
            case TermValue.Flag flag:
                Choice = flag.Value ? "yes" : "no";
                break;
            case TermValue.Word word when word.Value.StartsWith("grace ", StringComparison.Ordinal):
                Choice = TermOptions.Grace;
                Length.Load(Duration.Parse(word.Value["grace ".Length..]));
                break;
            case TermValue.Word word:
                Choice = word.Value;
                break;
            case TermValue.Length length:
                Length.Load(length.Value);
                break;
            case TermValue.Moment moment:
                Moment = moment.Value.UtcDateTime.ToString(MomentFormat, CultureInfo.InvariantCulture);
                break;
            case TermValue.Ids ids:
                Ids.Clear();
                Ids.UnionWith(ids.Values);
                break;
            case TermValue.Floors floors:
                LoadFloors(floors);
                break;
            case TermValue.Counts counts:
                Counts.Clear();
                Counts.AddRange(counts.Values.Select(CountOf));
                break;
        }
    }

    /// <summary>What is wrong with what is entered, for people; null when it can be read or nothing is stated.</summary>
    public string? Problem => !IsStated ? null : TermOptions.ShapeOf(Term) switch
    {
        _ when TakesLength => Length.Problem,
        TermShape.Moment when Choice == TermOptions.Set && !TryReadMoment(out _) => "Enter a date and a time in UTC.",
        TermShape.Platforms when Choice == TermOptions.Set && Ids.Count == 0 => "Choose at least one platform. To allow none, forbid offline instead.",
        TermShape.Plans when Choice == TermOptions.Set && Ids.Count == 0 => "Choose at least one plan. To allow none, forbid offline instead.",
        TermShape.Counts when Choice == TermOptions.Set => Counts.Select(ProblemOf).FirstOrDefault(problem => problem is not null),
        _ => null,
    };

    /// <summary>What is stated. Throws while there is a <see cref="Problem"/> or nothing is stated.</summary>
    public TermValue Read() => Choice == TermOptions.None && TermOptions.ShapeOf(Term) != TermShape.Floors ? TermValue.None : TermOptions.ShapeOf(Term) switch
    {
        TermShape.Floors => new TermValue.Floors(Floors.ToImmutableSortedDictionary(entry => entry.Key, entry => FloorOf(entry.Key, entry.Value))),
        TermShape.Choice => ReadChoice(),
        TermShape.Length => new TermValue.Length(Length.Read()),
        TermShape.Moment => new TermValue.Moment(TryReadMoment(out var moment) ? moment : throw new InvalidOperationException("The hard end cannot be read.")),
        TermShape.Platforms or TermShape.Plans => TermValue.Ids.Of(Ids),
        TermShape.Counts => TermRules.Combine(Counts.Select(count => new CountPer(int.Parse(count.Count.Trim(), NumberStyles.None, CultureInfo.InvariantCulture), count.Per.Read()))),
    };

    TermValue ReadChoice() => Choice switch
    {
        "yes" or "no" => new TermValue.Flag(Choice == "yes"),
        TermOptions.Grace => new TermValue.Word($"grace {Length.Read()}"),
        _ => new TermValue.Word(Choice),
    };

    QualityFloor? FloorOf(Quality quality, string key) => key switch
    {
        TermOptions.None => null,
        TermOptions.Set => loadedFloors[quality],
        _ => new QualityFloor(key),
    };

    void LoadFloors(TermValue.Floors floors)
    {
        Floors.Clear();
        foreach (var (quality, floor) in floors.ByQuality)
        {
            if (floor is not null)
            {
                loadedFloors[quality] = floor;
            }
            Floors[quality] = floor switch
            {
                null => TermOptions.None,
                { SecurityLevel: not null } or { DeviceTier: null } => TermOptions.Set,
                _ => floor.DeviceTier,
            };
        }
    }

    bool TryReadMoment(out DateTimeOffset moment) =>
        DateTimeOffset.TryParse(Moment, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out moment);

    static string? ProblemOf(CountInput count) =>
        !int.TryParse(count.Count.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? "Enter how many downloads."
        : number == 0 ? "Zero downloads is a ban, not a count: forbid offline instead."
        : count.Per.Problem is { } problem ? $"Period: {problem}"
        : null;

    static CountInput CountOf(CountPer count)
    {
        var input = new CountInput { Count = count.Count.ToString(CultureInfo.InvariantCulture) };
        input.Per.Load(count.Per);
        return input;
    }
}
