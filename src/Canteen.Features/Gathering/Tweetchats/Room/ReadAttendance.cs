using System.Numerics;
using Canteen.Core.Chats;
using Canteen.Storage;

namespace Canteen.Features.Gathering.Tweetchats.Room;

/// <summary>What somebody did in a tweetchat, by writing or by listening.</summary>
/// <param name="Minutes">In which they had it in view while it was live.</param>
/// <param name="Questions">How many questions were in view.</param>
public sealed record Attendance(int Minutes, int Questions, int Posts)
{
    public static readonly Attendance None = new(0, 0, 0);

    /// <summary>Others may read that they are there.</summary>
    public bool IsNamed { get; init; }

    public bool HasThanked { get; init; }
}

/// <summary>Somebody's own attendance; nobody else's is told.</summary>
public sealed class ReadAttendance(Database database)
{
    private const string Sql =
        "SELECT minutes, seen, posts_count, is_named, has_thanked FROM chat_people WHERE chat_id = @id AND account_id = @who";

    /// <returns>404 where they may not know of the chat.</returns>
    public Task<Outcome<Attendance>> RunAsync(AccountId who, Id<Chat> id, CancellationToken ct) =>
        database.ReadAsync<Outcome<Attendance>>(
            async db =>
            {
                if (await ChatGate.VisibleChatAsync(db, id, who) is null) return Fault.NotFound;
                return await db.FirstOrDefaultAsync<Row>(Sql, new { id, who }) is { } row
                    ? row.ToAttendance()
                    : Attendance.None;
            },
            ct);

    private sealed class Row
    {
        public long Minutes { get; set; }
        public long Seen { get; set; }
        public long PostsCount { get; set; }
        public bool IsNamed { get; set; }
        public bool HasThanked { get; set; }

        public Attendance ToAttendance() => new((int)Minutes, BitOperations.PopCount((ulong)Seen), (int)PostsCount)
        {
            IsNamed = IsNamed, HasThanked = HasThanked,
        };
    }
}
