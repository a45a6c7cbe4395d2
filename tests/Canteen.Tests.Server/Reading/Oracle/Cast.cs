using Canteen.Storage;
using Canteen.Testing;

namespace Canteen.Tests.Server.Reading.Oracle;

/// <summary>Four people who know each other, most of them: in an empty room nothing happens.</summary>
internal static class Cast
{
    public static Task<List<(AccountId, string)>> GatherAsync(TestServer server, int seed) => server.Database.WriteAsync(
        async tx =>
        {
            var random = new Random(~seed);
            var cast = new List<(AccountId Id, string Handle)>();
            foreach (var handle in (string[])[$"ada{seed}", $"ben{seed}", $"cath{seed}", $"dai{seed}"])
                cast.Add((await AddAsync(tx, handle), handle));
            foreach (var (follower, followee) in cast.SelectMany(
                a => cast.Where(b => a != b && random.Next(4) > 0).Select(b => (a.Id, b.Id))))
                await FollowAsync(tx, follower, followee, random);
            return cast;
        },
        CancellationToken.None);

    public static async Task<AccountId> AddAsync(WriteTransaction tx, string handle)
    {
        var id = tx.NewId<Account>();
        await tx.ExecuteAsync(
            "INSERT INTO accounts (id, handle, handle_key, created_at) VALUES (@id, @handle, @handle, @Now)", new { id, handle, tx.Now });
        await tx.ExecuteAsync(
            """
            INSERT INTO users (account_id, email, email_key, security_stamp, confirmed_at, approved_at, created_at)
            VALUES (@id, @handle, @handle, '', @Now, @Now, @Now)
            """,
            new { id, handle, tx.Now });
        return id;
    }

    private static Task FollowAsync(WriteTransaction tx, AccountId follower, AccountId followee, Random random) => tx.ExecuteAsync(
        """
        INSERT INTO follows (id, follower_id, followee_id, show_boosts, languages, created_at)
        VALUES (@Id, @follower, @followee, @Boosts, @Languages, @Now)
        """,
        new
        {
            Id = tx.NewId<Account>(), follower, followee, tx.Now, Boosts = random.Next(3) > 0,
            Languages = random.Next(4) > 0 ? null : random.Next(2) > 0 ? "cy pl" : "en",
        });
}
