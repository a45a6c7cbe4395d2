using Canteen.Storage;

namespace Canteen.Features.Safety.BlockedDomains;

/// <summary>How many follows would end if a member blocked a server. 422: no name of a server.</summary>
public sealed class PreviewDomainBlock(Database database)
{
    private const string Sql =
        """
        SELECT (SELECT COUNT(*) FROM follows f JOIN accounts a ON a.id = f.followee_id
            WHERE f.follower_id = @me AND a.domain = @domain) AS following,
          (SELECT COUNT(*) FROM follows f JOIN accounts a ON a.id = f.follower_id
            WHERE f.followee_id = @me AND a.domain = @domain) AS followers
        """;

    /// <param name="text">As somebody typed it.</param>
    public async Task<Outcome<DomainPreview>> RunAsync(AccountId me, string text, CancellationToken ct)
    {
        if (!ServerDomain.TryParse(text, out var domain)) return BlockDomain.NoName;
        var counts = (await database.ReadAsync(db => db.FirstOrDefaultAsync<Row>(Sql, new { me, domain }), ct))!;
        return new DomainPreview(domain, counts.Following, counts.Followers);
    }

    private sealed class Row
    {
        public long Following { get; set; }
        public long Followers { get; set; }
    }
}

/// <param name="Following">How many of its people the member follows.</param>
/// <param name="Followers">How many of them follow the member.</param>
public sealed record DomainPreview(string Domain, long Following, long Followers);
