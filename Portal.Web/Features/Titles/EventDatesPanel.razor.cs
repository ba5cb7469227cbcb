using Microsoft.AspNetCore.Components;
using NodaTime;
using NodaTime.Text;
using Portal.Domain.Catalog;
using Portal.Domain.Rights;
using Portal.Web.Security;

namespace Portal.Web.Features.Titles;

/// <summary>Which events a title's rows wait for, the dates that were stated for them, and the way to state one.</summary>
public sealed partial class EventDatesPanel(StateEventDates state, CurrentViewer viewer)
{
    bool entering;
    bool busy;
    AvailEvent what;
    string territory = "";
    string day = "";
    string? problem;

    [Parameter, EditorRequired]
    public TitleDetail Detail { get; set; } = null!;

    /// <summary>Whether dates may be entered, or are only shown.</summary>
    [Parameter]
    public bool MayWrite { get; set; }

    /// <summary>Raised when dates were kept: the title's rows and version are others now.</summary>
    [Parameter]
    public EventCallback OnChange { get; set; }

    void Enter(AvailEvent which, Territory where, LocalDate? known = null)
    {
        (entering, problem, what) = (true, null, which);
        (territory, day) = (where.IsWorldwide ? "" : where.Code, known is { } date ? LocalDatePattern.Iso.Format(date) : "");
    }

    IEnumerable<EventDate> Others(AvailEvent which, Territory where) =>
        Detail.EventDates.Where(date => date.Event != which || date.Territory != where);

    Task Save()
    {
        var where = Territory.Worldwide;
        if (territory.Trim().Length > 0 && !Territory.TryParse(territory, out where))
        {
            problem = $"'{territory}' is not a territory: use its two letters, for example US, or leave it empty for everywhere.";
            return Task.CompletedTask;
        }
        if (!EventDate.TryParse(what, where, day, out var date))
        {
            problem = "Choose the day it happens.";
            return Task.CompletedTask;
        }
        return Save(Others(what, where).Append(date));
    }

    async Task Save(IEnumerable<EventDate> dates)
    {
        (busy, problem) = (true, null);
        var outcome = await state.Run(await viewer.Get(), Detail.Title.Id, [.. dates], Detail.Title.Version, CancellationToken.None);
        (busy, problem) = (false, outcome.Refusal?.Sentence);
        if (problem is null)
        {
            entering = false;
            await OnChange.InvokeAsync();
        }
    }
}
