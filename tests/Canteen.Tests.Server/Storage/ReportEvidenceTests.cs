using Canteen.Testing;
using Canteen.Tests.Server.Posting;

namespace Canteen.Tests.Server.Storage;

/// <summary>There is no room for reports yet; its tables keep what was reported whatever becomes of the post.</summary>
public sealed class ReportEvidenceTests
{
    [Fact]
    public async Task What_was_reported_stays_when_the_post_is_deleted_and_when_its_row_goes()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, bo) = (await server.MemberAsync("ada"), await server.MemberAsync("bo"));
        var id = await ada.PublishAsync("Something unkind");
        await ReportAsync(server, ada, bo, id);
        await ada.DeleteJsonAsync($"/api/v1/statuses/{id}");
        await server.DrainAsync();
        await server.SqlAsync($"DELETE FROM posts WHERE id = {id}");
        Assert.Equal(0, await server.CountAsync("SELECT count(*) FROM posts"));
        Assert.Equal(
            1, await server.CountAsync(
                $"SELECT count(*) FROM report_posts WHERE post_id = {id} AND author_id = {ada.Id} AND text = 'Something unkind' AND html = '<p>Something unkind</p>'"));
        Assert.Equal(1, await server.CountAsync("SELECT count(*) FROM reports WHERE settled_at IS NULL"));
    }

    [Fact]
    public async Task Open_reports_and_those_about_somebody_are_found_by_index()
    {
        await using var server = await TestServer.StartAsync();
        foreach (var (sql, index) in ((string, string)[])
        [
            ("SELECT id FROM reports WHERE settled_at IS NULL AND id < 9 ORDER BY id DESC LIMIT 20", "reports_open"),
            ("SELECT id FROM reports WHERE target_id = 1 ORDER BY id DESC LIMIT 20", "reports_target"),
            ("SELECT report_id FROM report_posts WHERE post_id = 1", "report_posts_post"),
            ("SELECT id FROM post_revisions WHERE post_id = 1 AND id > 2 ORDER BY id LIMIT 20", "post_revisions_post"),
            ("SELECT id FROM attachments WHERE post_id = 1 ORDER BY position, id", "attachments_post"),
            ("SELECT id FROM attachments WHERE owner_id = 1 AND id < 9 ORDER BY id DESC LIMIT 20", "attachments_owner"),
            ("SELECT id FROM attachments WHERE post_id IS NULL AND created_at < 9 ORDER BY created_at LIMIT 20", "attachments_loose"),
            ("SELECT account_id FROM remote_actors WHERE key_id = 'x'", "remote_actors_key"),
            ("SELECT account_id FROM remote_actors WHERE fetched_at < 9 ORDER BY fetched_at LIMIT 20", "remote_actors_fetched"),
            ("SELECT post_id FROM remote_posts WHERE fetched_at < 9 ORDER BY fetched_at LIMIT 20", "remote_posts_fetched"),
            ("SELECT id FROM accounts WHERE domain = 'x' AND domain <> '' ORDER BY id LIMIT 20", "accounts_domain"),
        ])
        {
            var plan = await server.Database.PlanOfAsync(sql);
            Assert.False(QueryPlan.ScansOrSorts(plan), plan);
            Assert.Contains(index, plan, StringComparison.Ordinal);
        }
    }

    private static async Task ReportAsync(TestServer server, Member about, Member by, string post)
    {
        var report = server.Database.Ids.NextValue();
        await server.SqlAsync(
            "INSERT INTO reports (id, reporter_id, target_id, comment, created_at) VALUES (@report, @By, @About, 'Please look', 1)",
            new { report, By = by.Id, About = about.Id });
        await server.SqlAsync(
            $"""
            INSERT INTO report_posts (report_id, post_id, author_id, text, html, content_warning, visibility, posted_at)
            SELECT @report, id, author_id, text, html, content_warning, visibility, created_at FROM posts WHERE id = {post}
            """,
            new { report });
    }
}
