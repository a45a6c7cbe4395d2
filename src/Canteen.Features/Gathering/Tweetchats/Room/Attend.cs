using Canteen.Storage;

namespace Canteen.Features.Gathering.Tweetchats.Room;

/// <summary>
/// Notes that somebody has a live tweetchat in view, minute by minute: listening is taking part. A minute counts once, in however many tabs
/// and on however many nodes.
/// </summary>
public sealed class Attend(Database database, AttendedMinutes noted, TimeProvider clock)
{
    /// <summary>A minute that is not over counts when the next one begins: two looks within a minute are one.</summary>
    private const string Sql =
        """
        INSERT INTO chat_people (chat_id, account_id, minutes, last_minute, seen) VALUES (@chat, @who, 1, @minute, @seen)
        ON CONFLICT (chat_id, account_id) DO UPDATE SET
          minutes = chat_people.minutes + CASE WHEN chat_people.last_minute < @minute THEN 1 ELSE 0 END,
          last_minute = CASE WHEN chat_people.last_minute < @minute THEN @minute ELSE chat_people.last_minute END,
          seen = chat_people.seen | @seen
        """;

    /// <summary>Does nothing for a chat that is not live.</summary>
    public async Task RunAsync(Chat chat, AccountId who, CancellationToken ct)
    {
        if (chat.State != ChatState.Live) return;
        var (minute, seen) = (clock.Milliseconds() / Chat.Minute, chat.Current is { } current ? 1L << current.Position : 0);
        var look = new Look(chat.Id, who, minute, seen);
        if (noted.Has(look)) return;
        await database.WriteAsync(tx => tx.ExecuteAsync(Sql, new { chat = chat.Id, who, minute, seen }), ct);
        noted.Add(look);
    }
}
