using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Portal.Domain.Access;
using Portal.Domain.Catalog;
using Portal.Domain.Rights;
using Portal.Web.Security;

namespace Portal.Web.Api;

/// <summary>When the events happen that rows of a title wait for, and which of them have no date yet.</summary>
[Route("api/v1/titles/{id}/event-dates")]
public sealed class EventDatesController(ITitleReader titles, StateEventDates state) : ApiController
{
    [HttpGet]
    [RequiresPermission(Permission.ReadRights)]
    public async Task<ActionResult<EventDatesAnswer>> Get([EncodedId] string id, CancellationToken cancellationToken)
    {
        if (await titles.Find(Viewer, id, cancellationToken) is not { } title)
        {
            return ApiProblems.NotFound($"There is no title '{id}' that you may see.", "unknownTitle");
        }
        SetETag(title.Title.Version);
        return EventDatesAnswer.Of(title);
    }

    /// <summary>Takes the place of all dates that were stated for the title, and counts at once. If-Match says which version of the title was seen.</summary>
    [HttpPut]
    [RequiresPermission(Permission.WriteRights)]
    public async Task<ActionResult<EventDatesAnswer>> Put([EncodedId] string id, [FromBody] EventDatesBody body, CancellationToken cancellationToken)
    {
        if (!Request.TryReadIfMatch(out var version, out var missing))
        {
            return missing;
        }
        var problems = new RequestProblems();
        var dates = Read(problems, body);
        if (!problems.None)
        {
            return problems.Answer();
        }
        var outcome = await state.Run(Viewer, id, dates, version, cancellationToken);
        return outcome.Refusal is { } refusal ? ChangeProblems.AnswerToIfMatch(refusal) : await Get(id, cancellationToken);
    }

    static List<EventDate> Read(RequestProblems problems, EventDatesBody? body)
    {
        var dates = new List<EventDate>();
        if (body?.EventDates is not { } stated)
        {
            problems.Add("eventDates", "Required and missing: the list of all dates stated for the title, [] for none.");
            return dates;
        }
        if (stated.Count > StateEventDates.MostDates)
        {
            problems.Add("eventDates", $"At most {StateEventDates.MostDates} dates are kept for a title.");
            return dates;
        }
        var words = new RightsReading(problems);
        foreach (var (date, at) in stated.Select((date, index) => (date, $"eventDates[{index}]")))
        {
            var what = words.Event($"{at}.event", date?.Event);
            var where = words.Territory($"{at}.territory", date?.Territory ?? Territory.Worldwide.Code);
            if (date?.Date is not { } text)
            {
                words.Missing($"{at}.date", "2027-03-01");
            }
            else if (what is not null && where is not null)
            {
                if (!EventDate.TryParse(what.Value, where.Value, text, out var read))
                {
                    problems.Add($"{at}.date", $"'{text}' is not a date: use a day (2027-03-01) or an instant (2027-03-01T20:00:00Z).");
                }
                else if (dates.Any(other => other.Event == read.Event && other.Territory == read.Territory))
                {
                    problems.Add(at, $"{read.Event} in {read.Territory} has a date already: state one.");
                }
                else
                {
                    dates.Add(read);
                }
            }
        }
        return dates;
    }
}

/// <summary>All dates of a title's events.</summary>
public sealed record EventDatesBody
{
    public IReadOnlyList<EventDateBody?>? EventDates { get; init; }
}

/// <summary>One of them.</summary>
public sealed record EventDateBody
{
    /// <summary>By the word of avails: <c>Theatrical</c>, <c>Broadcast</c>, <c>Completed</c>, <c>ESTStart</c> …</summary>
    public string? Event { get; init; }

    /// <summary>Absent = worldwide.</summary>
    public string? Territory { get; init; }

    /// <summary>A day, by the territory's clock, or an instant.</summary>
    public string? Date { get; init; }
}

/// <summary>What is stated, and what rows still wait for.</summary>
public sealed record EventDatesAnswer(ImmutableArray<EventDateAnswer> EventDates, ImmutableArray<AwaitedAnswer> Awaited)
{
    public static EventDatesAnswer Of(TitleDetail title)
    {
        ArgumentNullException.ThrowIfNull(title);
        return new(
            [.. title.EventDates.Select(date => new EventDateAnswer(date.Event.ToString(), date.Territory.Code, date.Date.Text))],
            [.. title.Awaited.Select(wait => new AwaitedAnswer(wait.Event.ToString(), wait.Territory.Code, wait.Rows))]);
    }
}

public sealed record EventDateAnswer(string Event, string Territory, string Date);

/// <summary>An event that rows of a territory wait for.</summary>
public sealed record AwaitedAnswer(string Event, string Territory, int Rows);
