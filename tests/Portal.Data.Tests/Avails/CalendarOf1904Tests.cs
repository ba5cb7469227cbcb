using System.Xml;
using Portal.Data.Avails.Workbooks;
using Portal.Domain.Avails;
using Portal.Domain.Time;
using Xunit;

namespace Portal.Data.Tests.Avails;

/// <summary>Workbooks of some Macs count days from 1904; 2013-06-14 is 39977 there and 41439 elsewhere.</summary>
public sealed class CalendarOf1904Tests
{
    [Theory]
    [InlineData(true, 39977, "s=\"1\"")]
    [InlineData(true, 39977, "")]
    [InlineData(false, 41439, "s=\"1\"")]
    [InlineData(false, 41439, "")]
    public void Serial_is_the_day_that_the_workbook_shows(bool uses1904, int serial, string style)
    {
        Assert.True(AvailsDates.TryRead(Read(uses1904, $"<c r=\"A1\" {style}><v>{serial}</v></c>"), out var date));
        Assert.Equal("2013-06-14", date.Text);
    }

    [Theory]
    [InlineData("<c r=\"A1\"><v>720</v></c>")]
    [InlineData("<c r=\"A1\" s=\"1\"><v>30</v></c>")]
    public void Length_of_time_is_no_day(string cell)
    {
        Assert.True(AvailsDurations.TryPeriod(Read(uses1904: true, cell), out var duration, out _));
        Assert.Equal(Duration.FromDays(30), duration);
    }

    static AvailsCell Read(bool uses1904, string cell)
    {
        using var reader = XmlReader.Create(new StringReader($"<sheetData><row r=\"1\">{cell}</row></sheetData>"));
        return new CellReading(new SharedStrings(), [false, true], uses1904, new WorkbookLimits()).NextRow(reader, 0)!.Cells.Single();
    }
}
