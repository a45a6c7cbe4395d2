using Canteen.Testing;

namespace Canteen.Tests.Server.Crash;

/// <summary>What must be true of a database after the server was killed, was started again, and has settled.</summary>
internal static class Aftermath
{
    private const string WithoutTheirMention =
        """
        SELECT count(*) FROM posts p
        WHERE 1 <> (SELECT count(*) FROM notifications n WHERE n.kind = 'mention' AND n.post_id = p.id AND n.from_id = p.author_id)
        """;

    private const string FavouritesWithoutTheirNotification =
        """
        SELECT count(*) FROM favourites f JOIN posts p ON p.id = f.post_id
        WHERE 1 <> (SELECT count(*) FROM notifications n
                    WHERE n.kind = 'favourite' AND n.post_id = f.post_id AND n.from_id = f.account_id AND n.account_id = p.author_id)
        """;

    private const string MiscountedAccounts =
        "SELECT count(*) FROM accounts a WHERE a.posts_count <> (SELECT count(*) FROM posts p WHERE p.author_id = a.id)";

    private const string MiscountedPosts =
        "SELECT count(*) FROM posts p WHERE p.favourites_count <> (SELECT count(*) FROM favourites f WHERE f.post_id = p.id)";

    public static async Task CheckAsync(TestServer server, PostingLoad load)
    {
        var texts = await server.Database.ReadAsync(
            db => db.QueryAsync<Row>("SELECT CAST(id AS TEXT) AS id, text FROM posts"), CancellationToken.None);
        Assert.Equal(
            load.Acknowledged.Select(a => (a.Value, a.Key)).OrderBy(a => a.Value, StringComparer.Ordinal),
            texts.Select(t => (t.Id, t.Text)).OrderBy(t => t.Id, StringComparer.Ordinal));
        Assert.Equal(0, await CountAsync(server, WithoutTheirMention));
        Assert.Equal(0, await CountAsync(server, FavouritesWithoutTheirNotification));
        Assert.Equal(texts.Count, await CountAsync(server, "SELECT count(*) FROM notifications WHERE kind = 'mention'"));
        Assert.Equal(
            await CountAsync(server, "SELECT count(*) FROM favourites"),
            await CountAsync(server, "SELECT count(*) FROM notifications WHERE kind = 'favourite'"));
        Assert.Equal(0, await CountAsync(server, MiscountedAccounts));
        Assert.Equal(0, await CountAsync(server, MiscountedPosts));
        Assert.Equal(0, await CountAsync(server, "SELECT count(*) FROM jobs WHERE dead_at IS NOT NULL"));
    }

    private static Task<long> CountAsync(TestServer server, string sql) =>
        server.Database.ReadAsync(db => db.ScalarAsync<long>(sql), CancellationToken.None);

    private sealed class Row
    {
        public string Id { get; set; } = "";
        public string Text { get; set; } = "";
    }
}
