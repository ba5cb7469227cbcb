using System.Data;
using System.Data.Common;
using Portal.Data.Mapping;
using Portal.Domain.Time;

namespace Portal.Data.Connections;

/// <summary>
/// One statement run many times in a write session: parsed once, its parameters set anew for each row. For bulk writes;
/// single statements go through <see cref="WriteSession.Execute"/>.
/// </summary>
sealed class PreparedStatement : IDisposable
{
    readonly DbCommand command;
    readonly DbParameter[] parameters;

    /// <param name="names">In the order in which <see cref="Run"/> takes values; text, numbers, instants and durations.</param>
    public PreparedStatement(WriteSession session, string sql, IEnumerable<string> names)
    {
        command = session.Connection.CreateCommand();
        command.Transaction = session.Transaction;
#pragma warning disable CA2100 // Statements are this project's own text.
        command.CommandText = sql;
#pragma warning restore CA2100
        parameters = [.. names.Select(name =>
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = "@" + name;
            command.Parameters.Add(parameter);
            return parameter;
        })];
    }

    public Task<int> Run(ReadOnlySpan<object?> values, CancellationToken cancellationToken)
    {
        for (var at = 0; at < parameters.Length; at++)
        {
            Set(parameters[at], values[at]);
        }
        return command.ExecuteNonQueryAsync(cancellationToken);
    }

    public void Dispose() => command.Dispose();

    static void Set(DbParameter parameter, object? value)
    {
        switch (value)
        {
            case null:
                parameter.Value = DBNull.Value;
                break;
            case DateTimeOffset instant:
                Instants.Handler.Default.SetValue(parameter, instant);
                break;
            case Duration duration:
                parameter.DbType = DbType.Int64;
                parameter.Value = duration.Seconds;
                break;
            case Lag lag:
                parameter.DbType = DbType.Int64;
                parameter.Value = lag.Seconds;
                break;
            default:
                parameter.ResetDbType();
                parameter.Value = value;
                break;
        }
    }
}
