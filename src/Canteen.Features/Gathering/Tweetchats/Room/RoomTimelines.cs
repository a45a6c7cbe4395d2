using Canteen.Core.Caching;
using Canteen.Core.Posts;
using Canteen.Storage;

namespace Canteen.Features.Gathering.Tweetchats.Room;

/// <summary>
/// A cache of the ids of the newest posts of tweetchats, of all and of each question. When something is said in a chat what is cached of it
/// is read again, once however many read it. It is the same for every viewer: the posts must still pass a gate.
/// </summary>
public sealed class RoomTimelines(Database database) : ILiveTail, IDisposable
{
    private const long Budget = 4 * 1024 * 1024;

    private readonly LruCache<long, ChatTimeline> _cache = new(Budget);
    private readonly ChangeCounter _changes = new();

    internal static string Sql(bool ofQuestion) =>
        $"""
        SELECT s.post_id FROM chat_posts s
        WHERE s.chat_id = @chat AND {(ofQuestion ? "s.question_id = @question AND s.kind <> 1" : "s.kind >= 0")} AND s.state = 0
        ORDER BY s.post_id DESC LIMIT @Most
        """;

    /// <param name="question">Null for all that is said.</param>
    internal async ValueTask<NewestPosts> FindAsync(Id<Chat> chat, Id<ChatQuestion>? question, CancellationToken ct)
    {
        var key = question?.Value ?? chat.Value;
        if (_cache.Find(key) is { } known) return known.Posts;
        var stamp = _changes.Of(chat.Value);
        var ids = await database.ReadAsync(
            db => db.QueryAsync<long>(Sql(question is not null), new { chat, question = question?.Value ?? 0, NewestPosts.Most }), ct);
        var read = NewestPosts.Of(ids);
        _cache.Put(key, new(read));
        if (_changes.Of(chat.Value) != stamp) _cache.Remove(key);
        return read;
    }

    public void Hear(LoggedEvent happened)
    {
        switch (happened.Event)
        {
            case PostPublished { Chat: { } chat } e: Change(chat, e.Question); break;
            case ChatPostRuled e: Change(e.Chat, e.Question); break;
            case ChatChanged e: Change(e.Chat, e.Asked); break;
        }
    }

    public void Forget()
    {
        _changes.ChangeAll();
        _cache.Clear();
    }

    public void Dispose() => _cache.Dispose();

    private void Change(Id<Chat> chat, Id<ChatQuestion>? question)
    {
        _changes.Change(chat.Value);
        _cache.Remove(chat.Value);
        if (question is { } its) _cache.Remove(its.Value);
    }

    private sealed class ChatTimeline(NewestPosts posts) : CacheEntry
    {
        public NewestPosts Posts => posts;
        public override int Bytes => 100 + posts.Bytes;
    }
}
