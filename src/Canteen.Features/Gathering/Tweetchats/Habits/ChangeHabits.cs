using Canteen.Storage;

namespace Canteen.Features.Gathering.Tweetchats.Habits;

/// <summary>What of tweetchats comes into which home timelines, as one person wants it.</summary>
/// <param name="AtHome">What those whom they follow say in tweetchats comes into their home.</param>
/// <param name="ToFollowers">What they say in tweetchats comes into the homes of those who follow them.</param>
public sealed record ChatHabits(bool AtHome, bool ToFollowers);

public sealed class ReadHabits(Database database)
{
    private const string Sql = "SELECT chats_at_home, chats_to_followers FROM accounts WHERE id = @me";

    public async Task<ChatHabits> RunAsync(AccountId me, CancellationToken ct)
    {
        var row = await database.ReadAsync(db => db.FirstOrDefaultAsync<Row>(Sql, new { me }), ct);
        return new(row?.ChatsAtHome == true, row?.ChatsToFollowers == true);
    }

    private sealed class Row
    {
        public bool ChatsAtHome { get; set; }
        public bool ChatsToFollowers { get; set; }
    }
}

/// <summary>Changes them. What was said before stays where it was said for the writer's part; the reader's home is read anew.</summary>
public sealed class ChangeHabits(Database database)
{
    private const string Sql = "UPDATE accounts SET chats_at_home = @AtHome, chats_to_followers = @ToFollowers WHERE id = @me";

    public Task<Done> RunAsync(AccountId me, ChatHabits habits, CancellationToken ct) =>
        database.WriteAsync(
            async tx =>
            {
                await tx.ExecuteAsync(Sql, new { me, habits.AtHome, habits.ToFollowers });
                await tx.AnnounceAsync(new ChatHabitsChanged(me));
                return Done.It;
            },
            ct);
}
