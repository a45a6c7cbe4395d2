using Canteen.Bench.Report;
using Canteen.Bench.Scenarios;
using Canteen.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Bench.Searching;

/// <summary>What the index weighs, beside the texts of all posts.</summary>
internal sealed class IndexSize(Place place, RunReport report)
{
    /// <summary>
    /// The tables in which FTS5 keeps an index, and the numbers of the documents. A row takes about 12 bytes besides what is in it.
    /// </summary>
    private const string Sqlite =
        """
        SELECT (SELECT SUM(LENGTH(block) + 12) FROM search_index_data) + (SELECT SUM(LENGTH(sz) + 12) FROM search_index_docsize)
             + (SELECT 40 * COUNT(*) FROM search_index_numbers)
        """;

    private const string Postgres = "SELECT pg_relation_size('search_index_terms')";

    /// <summary>PostgreSQL keeps the words of each document beside the index.</summary>
    private const string WithWords = "SELECT pg_total_relation_size('search_index')";

    private const string Texts = "SELECT SUM(octet_length(text)) FROM posts";

    public async Task SayAsync(string name)
    {
        await using var app = place.Build();
        var (index, texts) = (await SizeAsync(app, place.IsSqlite ? Sqlite : Postgres), await SizeAsync(app, Texts));
        if (!place.IsSqlite) report.Note($"{name} with the words of each post, MB", await SizeAsync(app, WithWords) / 1_000_000);
        report.AddRatio(name, index / 1e6, "MB", (double)index / texts, "the texts", "at most 1.2");
    }

    private static Task<long> SizeAsync(WebApplication app, string sql) =>
        app.Services.GetRequiredService<Database>().ReadAsync(db => db.ScalarAsync<long>(sql), CancellationToken.None);
}
