using System.Text.Json;
using Canteen.Testing;

namespace Canteen.Tests.Server.Nonsense;

/// <summary>The whole content of the database as text, to see whether anything has changed.</summary>
internal static class DatabaseDump
{
    /// <summary>Columns that only say when something was last used.</summary>
    private static readonly string[] Seen = ["used_at", "last_active_at", "seen_at", "leased_until"];

    public static Task<List<string>> TakeAsync(TestServer server) => server.Database.ReadAsync(
        async db =>
        {
            var rows = new List<string>();
            foreach (var table in await db.QueryAsync<string>(TestDatabase.OnPostgres
                ? "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename"
                : "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"))
            {
                var lines = (await db.QueryAsync<dynamic>($"SELECT * FROM {table}"))
                    .Select(r => table + " " + Text((IDictionary<string, object?>)r));
                rows.AddRange(lines.Order(StringComparer.Ordinal));
            }
            return rows;
        },
        CancellationToken.None);

    private static string Text(IDictionary<string, object?> row) =>
        JsonSerializer.Serialize(row.Where(c => !Seen.Contains(c.Key)).ToDictionary(c => c.Key, c => c.Value));
}
