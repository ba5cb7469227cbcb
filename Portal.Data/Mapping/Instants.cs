using System.Data;
using System.Globalization;
using Dapper;
using Microsoft.Data.SqlClient;

namespace Portal.Data.Mapping;

/// <summary>
/// Instants in the database: milliseconds, UTC. On SQLite text of one width (<c>2027-03-01T12:00:00.000Z</c>), which sorts
/// as time does and can be read; on SQL Server <c>datetime2(3)</c>. Parameters and rows use <see cref="DateTimeOffset"/> as they are.
/// </summary>
public static class Instants
{
    const string TextFormat = "yyyy-MM-ddTHH:mm:ss.fffZ";

    /// <summary>How SQLite keeps an instant: for text that a statement does not pass as a parameter, such as JSON.</summary>
    public static string ToDb(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString(TextFormat, CultureInfo.InvariantCulture);

    public static DateTimeOffset FromDb(object value) => value switch
    {
        string text => DateTimeOffset.ParseExact(text, TextFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal),
        DateTime time => new DateTimeOffset(DateTime.SpecifyKind(time, DateTimeKind.Utc)),
        _ => throw new DataException($"A column that should hold an instant holds a {value.GetType().Name}: {value}."),
    };

    static DateTime InMilliseconds(DateTimeOffset instant) =>
        new(instant.UtcTicks - instant.UtcTicks % TimeSpan.TicksPerMillisecond, DateTimeKind.Utc);

    internal sealed class Handler : SqlMapper.TypeHandler<DateTimeOffset>
    {
        public static Handler Default { get; } = new();

        public override DateTimeOffset Parse(object value) => FromDb(value);

        public override void SetValue(IDbDataParameter parameter, DateTimeOffset value)
        {
            if (parameter is SqlParameter)
            {
                parameter.DbType = DbType.DateTime2;
                parameter.Value = InMilliseconds(value);
            }
            else
            {
                parameter.DbType = DbType.String;
                parameter.Value = ToDb(value);
            }
        }
    }
}
