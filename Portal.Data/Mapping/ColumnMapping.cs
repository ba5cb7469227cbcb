using System.Data;
using Dapper;
using Portal.Domain.Catalog;
using Portal.Domain.Time;

namespace Portal.Data.Mapping;

/// <summary>
/// How types become columns: <c>snake_case</c> names, instants as in <see cref="Instants"/>, durations and lags as whole seconds,
/// codes and ids as text. Enums are passed as their names by the stores (Dapper would write numbers) and read from them.
/// Rows are classes with <c>init</c> properties: Dapper cannot build positional records from SQLite's integers.
/// </summary>
static class ColumnMapping
{
    static readonly Lazy<bool> Registered = new(() =>
    {
        DefaultTypeMap.MatchNamesWithUnderscores = true;

        // Dapper has its own idea of these types and asks no handler on writing until it is taken away.
        SqlMapper.RemoveTypeMap(typeof(DateTimeOffset));
        SqlMapper.RemoveTypeMap(typeof(DateTimeOffset?));
        SqlMapper.AddTypeHandler(new Instants.Handler());
        SqlMapper.AddTypeHandler(new DurationHandler());
        SqlMapper.AddTypeHandler(new LagHandler());
        SqlMapper.AddTypeHandler(new TextHandler<Territory>(Territory.Parse, territory => territory.Code));
        return true;
    });

    /// <summary>Has to come before the first statement, which is why <see cref="Connections.Database"/> calls it. Once is enough.</summary>
    public static void Register() => _ = Registered.Value;

    sealed class DurationHandler : SqlMapper.TypeHandler<Duration>
    {
        public override Duration Parse(object value) => Duration.FromSeconds((long)value);

        public override void SetValue(IDbDataParameter parameter, Duration value)
        {
            parameter.DbType = DbType.Int64;
            parameter.Value = value.Seconds;
        }
    }

    sealed class LagHandler : SqlMapper.TypeHandler<Lag>
    {
        public override Lag Parse(object value) => Lag.FromSeconds((long)value);

        public override void SetValue(IDbDataParameter parameter, Lag value)
        {
            parameter.DbType = DbType.Int64;
            parameter.Value = value.Seconds;
        }
    }

    /// <summary>A value type that is one text.</summary>
    sealed class TextHandler<T>(Func<string, T> parse, Func<T, string> format) : SqlMapper.TypeHandler<T>
        where T : struct
    {
        public override T Parse(object value) => parse((string)value);

        public override void SetValue(IDbDataParameter parameter, T value)
        {
            parameter.DbType = DbType.String;
            parameter.Value = format(value);
        }
    }
}
