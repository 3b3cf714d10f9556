using Npgsql;

namespace NteMonitor.Storage.Tests;

/// <summary>The migrations' other half runs on a real PostgreSQL and makes the same tables.</summary>
public sealed class PostgresMigrationTests
{
    [Fact]
    public async Task Both_engines_have_the_same_tables_with_the_same_columns()
    {
        var address = Environment.GetEnvironmentVariable("NTE_TEST_POSTGRES");
        address.ShouldNotBeNullOrEmpty("no PostgreSQL to talk to: run ./test.sh, which starts one");
        await using var postgres = NpgsqlDataSource.Create(address);
        var schema = $"nte_{Guid.NewGuid():N}";
        await RunAsync(postgres, $"CREATE SCHEMA {schema}; SET search_path TO {schema}; {string.Join(';', Migrations("postgres"))}");
        try
        {
            var there = await ListAsync(postgres, $"SELECT table_name || '.' || column_name FROM information_schema.columns WHERE table_schema = '{schema}'");
            there.Order(StringComparer.Ordinal).ShouldBe(Here().Order(StringComparer.Ordinal));
            var withoutAuthority = await ListAsync(postgres,
                $"""
                SELECT t.table_name FROM information_schema.tables t WHERE t.table_schema = '{schema}' AND NOT EXISTS (
                  SELECT 1 FROM information_schema.table_constraints c JOIN information_schema.key_column_usage k USING (constraint_schema, constraint_name)
                  WHERE c.table_schema = '{schema}' AND c.table_name = t.table_name AND c.constraint_type = 'PRIMARY KEY' AND k.column_name = 'authority')
                """);
            withoutAuthority.ShouldBeEmpty();
        }
        finally
        {
            await RunAsync(postgres, $"DROP SCHEMA {schema} CASCADE");
        }
    }

    private static IEnumerable<string> Migrations(string engine)
    {
        var assembly = typeof(SqliteStore).Assembly;
        return assembly.GetManifestResourceNames().Where(n => n.EndsWith($".{engine}.sql", StringComparison.Ordinal)).Order(StringComparer.Ordinal)
            .Select(n => new StreamReader(assembly.GetManifestResourceStream(n)!).ReadToEnd());
    }

    /// <summary>The index of words is SQLite's own; its tables have no counterpart.</summary>
    private static List<string> Here()
    {
        using var sqlite = new Microsoft.Data.Sqlite.SqliteConnection("Data Source=:memory:");
        _ = SqliteLibrary.Description;
        sqlite.Open();
        using var make = sqlite.CreateCommand();
        make.CommandText = string.Join(';', Migrations("sqlite"));
        make.ExecuteNonQuery();
        using var ask = sqlite.CreateCommand();
        ask.CommandText = "SELECT m.name || '.' || c.name FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table' AND m.name NOT LIKE 'fts!_%' ESCAPE '!'";
        using var reader = ask.ExecuteReader();
        List<string> columns = [];
        while (reader.Read())
        {
            columns.Add(reader.GetString(0));
        }

        return columns;
    }

    private static async Task RunAsync(NpgsqlDataSource postgres, string sql)
    {
        await using var command = postgres.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<List<string>> ListAsync(NpgsqlDataSource postgres, string sql)
    {
        await using var command = postgres.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync();
        List<string> rows = [];
        while (await reader.ReadAsync())
        {
            rows.Add(reader.GetString(0));
        }

        return rows;
    }
}
