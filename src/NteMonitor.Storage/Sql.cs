using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace NteMonitor.Storage;

/// <summary>A connection with its statements prepared once; not for two threads at a time.</summary>
internal sealed class Sql(SqliteConnection connection) : IDisposable
{
    private readonly Dictionary<string, SqliteCommand> _prepared = new(StringComparer.Ordinal);

    public SqliteConnection Connection => connection;

    /// <summary>Runs a statement and returns how many rows it changed.</summary>
    public int Run(string text, params object?[] values) => Command(text, values).ExecuteNonQuery();

    /// <summary>Returns the first column of the first row, or none.</summary>
    public object? One(string text, params object?[] values) =>
        Command(text, values).ExecuteScalar() is var value && value is DBNull ? null : value;

    /// <summary>Returns every row, mapped.</summary>
    public List<T> All<T>(string text, Func<Row, T> map, params object?[] values)
    {
        using var reader = Command(text, values).ExecuteReader();
        List<T> rows = [];
        while (reader.Read())
        {
            rows.Add(map(new(reader)));
        }

        return rows;
    }

    /// <summary>Goes through every row without keeping any; columns are read from the statement itself, which costs a fifth of what a reader does.</summary>
    /// <exception cref="SqliteException">SQLite could not go on.</exception>
    public void Each(string text, Action<sqlite3_stmt> row, params object?[] values)
    {
        using var reader = Command(text, values).ExecuteReader();
        if (!reader.HasRows || reader.Handle is not { } statement)
        {
            return;
        }

        // The reader has taken the first step already.
        var code = raw.SQLITE_ROW;
        for (; code == raw.SQLITE_ROW; code = raw.sqlite3_step(statement))
        {
            row(statement);
        }

        if (code != raw.SQLITE_DONE)
        {
            throw new SqliteException(raw.sqlite3_errmsg(connection.Handle).utf8_to_string(), code);
        }
    }

    /// <summary>Runs statements that are used once.</summary>
    public void Script(string text)
    {
        using var command = connection.CreateCommand();
        command.CommandText = text;
        command.ExecuteNonQuery();
    }

    public void Dispose()
    {
        foreach (var command in _prepared.Values)
        {
            command.Dispose();
        }

        connection.Dispose();
    }

    private SqliteCommand Command(string text, object?[] values)
    {
        if (!_prepared.TryGetValue(text, out var command))
        {
            command = connection.CreateCommand();
            command.CommandText = text;
            for (var i = 0; i < values.Length; i++)
            {
                command.Parameters.Add(new SqliteParameter { ParameterName = $"@{i + 1}" });
            }

            _prepared.Add(text, command);
        }

        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
            command.Parameters[i].ResetSqliteType();
        }

        return command;
    }
}

/// <summary>One row of an answer, its columns by place.</summary>
internal readonly struct Row(SqliteDataReader reader)
{
    public bool Has(int column) => !reader.IsDBNull(column);

    public long Number(int column) => reader.GetInt64(column);

    public long? NumberOrNone(int column) => Has(column) ? reader.GetInt64(column) : null;

    public double Real(int column) => reader.GetDouble(column);

    public string Text(int column) => reader.GetString(column);

    public string? TextOrNone(int column) => Has(column) ? reader.GetString(column) : null;

    public byte[] Bytes(int column) => reader.GetFieldValue<byte[]>(column);

    public Guid Id(int column) => Keys.Id(Bytes(column));

    public Guid? IdOrNone(int column) => Has(column) ? Id(column) : null;

    public string Hex(int column) => Convert.ToHexStringLower(Bytes(column));

    public string? HexOrNone(int column) => Has(column) ? Hex(column) : null;
}
