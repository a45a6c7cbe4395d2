using Canteen.Features.Platform.Access;
using Canteen.Storage;

namespace Canteen.Features.Door.OAuth;

/// <summary>The apps that a person has authorised, most recently used first, each with all of its permissions.</summary>
public sealed class ListApps(Database database)
{
    public async Task<IReadOnlyList<AuthorizedApp>> RunAsync(AccountId me, CancellationToken ct)
    {
        var rows = await database.ReadAsync(
            db => db.QueryAsync<Row>(
                """
                SELECT COALESCE(t.app_id, 0) AS app, p.name, p.website, t.scopes, t.created_at, t.used_at
                FROM tokens t LEFT JOIN apps p ON p.id = t.app_id
                WHERE t.account_id = @Me AND t.revoked_at IS NULL ORDER BY t.id DESC LIMIT 1000
                """,
                new { Me = me.Value }),
            ct);
        return [.. rows.GroupBy(r => r.App).Select(Together).OrderByDescending(a => a.UsedAt ?? a.CreatedAt)];
    }

    private static AuthorizedApp Together(IGrouping<long, Row> tokens)
    {
        var newest = tokens.First();
        var scopes = ScopeSet.Parse(string.Join(' ', tokens.Select(t => t.Scopes)));
        return new(new(tokens.Key), newest.Name, newest.Website, scopes, tokens.Min(t => t.CreatedAt), tokens.Max(t => t.UsedAt));
    }

    private sealed class Row
    {
        public long App { get; set; }
        public string? Name { get; set; }
        public string? Website { get; set; }
        public string Scopes { get; set; } = "";
        public long CreatedAt { get; set; }
        public long? UsedAt { get; set; }
    }
}

/// <summary>Times in milliseconds since 1970. Tokens that the operator made have no app: id 0 and no name.</summary>
public sealed record AuthorizedApp(AppId Id, string? Name, string? Website, ScopeSet Scopes, long CreatedAt, long? UsedAt);
