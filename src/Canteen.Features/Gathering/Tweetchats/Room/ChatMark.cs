using Canteen.Storage;

namespace Canteen.Features.Gathering.Tweetchats.Room;

/// <summary>What stands above a post in the room of a tweetchat.</summary>
/// <param name="Number">Of the question that it answers: 2 for A2; null where it answers none.</param>
public sealed record ChatMark(
    long? Number, QuestionKind? Kind, ChatPostKind Is, Lateness Lateness, bool ByHost, bool ByNewcomer, bool Featured)
{
    internal const string Sql =
        """
        SELECT post_id, question_id, kind, lateness, by_host, by_newcomer, featured_at FROM chat_posts WHERE post_id IN @Ids
        """;

    /// <summary>Of posts of one chat; those that are not in it are left out.</summary>
    public static async Task<Dictionary<PostId, ChatMark>> FindAsync(
        Database database, Chat chat, IReadOnlyCollection<PostId> posts, CancellationToken ct)
    {
        if (posts.Count == 0) return [];
        var rows = await database.ReadAsync(db => db.QueryAsync<Row>(Sql, new { Ids = posts.Select(id => id.Value).ToArray() }), ct);
        return rows.ToDictionary(row => row.PostId, row => row.ToMark(chat));
    }

    private sealed class Row
    {
        public PostId PostId { get; set; }
        public long QuestionId { get; set; }
        public ChatPostKind Kind { get; set; }
        public Lateness Lateness { get; set; }
        public bool ByHost { get; set; }
        public bool ByNewcomer { get; set; }
        public long FeaturedAt { get; set; }

        public ChatMark ToMark(Chat chat)
        {
            var question = chat.Questions.FirstOrDefault(one => one.Id.Value == QuestionId);
            return new(question?.Number, question?.Kind, Kind, Lateness, ByHost, ByNewcomer, FeaturedAt > 0);
        }
    }
}
