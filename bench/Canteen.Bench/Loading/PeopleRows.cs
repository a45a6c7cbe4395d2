using Canteen.Bench.Graph;

namespace Canteen.Bench.Loading;

/// <summary>Writes accounts, their users, when they were let in, and a token for each.</summary>
internal static class PeopleRows
{
    private static readonly string[] Professions = ["nurse", "midwife", "paramedic", "porter", "pharmacist", "doctor", "therapist",
        "care worker"];

    public static void WriteAccounts(IBulkTarget target, SocialGraph graph, PlannedPosts posts, long now)
    {
        using var rows = target.Open(
            "accounts", "id", "handle", "handle_key", "display_name", "profession", "bio", "created_at", "last_post_at", "followers_count",
            "following_count", "posts_count");
        for (var i = 0; i < graph.Accounts; i++)
        {
            rows.Add(Roster.Account(i).Value);
            rows.Add(Roster.Handle(i));
            rows.Add(Roster.Handle(i));
            rows.Add($"Person {i}");
            rows.Add(Professions[i % Professions.Length]);
            rows.Add("Tea first, then everything else.");
            rows.Add(Roster.JoinedAt(i));
            rows.Add(posts.WrittenBy[i] > 0 ? now : (long?)null);
            rows.Add((long)graph.FollowerCount(i));
            rows.Add((long)graph.Following(i).Length);
            rows.Add((long)posts.WrittenBy[i]);
            rows.EndRow();
        }
    }

    // Last active just now, so that the first request with each token does not have to write that it was used.
    public static void WriteUsers(IBulkTarget target, int people, long now)
    {
        using var rows = target.Open(
            "users", "account_id", "email", "email_key", "security_stamp", "confirmed_at", "approved_at", "created_at", "last_active_at");
        for (var i = 0; i < people; i++)
        {
            rows.Add(Roster.Account(i).Value);
            rows.Add($"{Roster.Handle(i)}@example.org");
            rows.Add($"{Roster.Handle(i)}@example.org");
            rows.Add(Nonce.New());
            for (var at = 0; at < 3; at++) rows.Add(Roster.JoinedAt(i));
            rows.Add(now);
            rows.EndRow();
        }
    }

    public static void WriteAdmissions(IBulkTarget target, int people)
    {
        using var rows = target.Open("admissions", "account_id", "admitted_at");
        for (var i = 0; i < people; i++)
        {
            rows.Add(Roster.Account(i).Value);
            rows.Add(Roster.JoinedAt(i));
            rows.EndRow();
        }
    }

    public static void WriteTokens(IBulkTarget target, int people, long now)
    {
        using var rows = target.Open("tokens", "id", "token_hash", "account_id", "scopes", "created_at", "used_at");
        for (var i = 0; i < people; i++)
        {
            rows.Add(Roster.Account(i).Value);
            rows.Add(Roster.Secret(i).Hash);
            rows.Add(Roster.Account(i).Value);
            rows.Add("read write follow");
            rows.Add(Roster.JoinedAt(i));
            rows.Add(now);
            rows.EndRow();
        }
    }
}
