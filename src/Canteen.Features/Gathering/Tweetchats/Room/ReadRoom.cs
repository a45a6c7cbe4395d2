using Canteen.Core.Audiences;
using Canteen.Core.Paging;
using Canteen.Core.Posts;
using Canteen.Storage;

namespace Canteen.Features.Gathering.Tweetchats.Room;

/// <summary>What is said in a tweetchat, newest first, as one view of it shows it. The chat has been let through its gate.</summary>
public sealed class ReadRoom(Database database, RoomTimelines timelines, VisiblePosts posts)
{
    public async Task<Page<ShownPost>> RunAsync(Chat chat, RoomView view, AccountId? viewer, PageWindow window, CancellationToken ct)
    {
        if (view.Kind is RoomViewKind.Question && view.Question is null) return Page<ShownPost>.Empty;
        if (view.Kind is RoomViewKind.Question or RoomViewKind.Everything)
        {
            var newest = await timelines.FindAsync(chat.Id, view.Question, ct);
            if (await newest.PageAsync(posts, viewer, window, FilterContext.Public, _ => true, ct) is { } page) return page;
        }
        var args = new
        {
            chat = chat.Id, question = view.Question?.Value ?? 0, viewer = viewer?.Value ?? 0, window.Below, window.Above, window.Limit,
        };
        var ids = window.NewestFirst(await database.ReadAsync(db => db.QueryAsync<PostId>(Sql(view.Kind, window), args), ct));
        var shown = await posts.ListAsync(viewer, ids, FilterContext.Public, ct);
        return Page<ShownPost>.Of(window, ids, id => id.Value, shown);
    }

    internal static string Sql(RoomViewKind kind, PageWindow window) =>
        $"""
        SELECT s.post_id FROM chat_posts s
        WHERE s.chat_id = @chat AND s.post_id < @Below AND s.post_id > @Above AND s.state = 0 AND {Condition(kind)}
        ORDER BY s.post_id {window.Order} LIMIT @Limit
        """;

    private static string Condition(RoomViewKind kind) => kind switch
    {
        RoomViewKind.Question => "s.question_id = @question AND s.kind <> 1",
        RoomViewKind.Hosts => "s.by_host = TRUE",
        RoomViewKind.Following =>
            "EXISTS (SELECT 1 FROM follows f WHERE f.follower_id = @viewer AND f.followee_id = s.author_id)",
        RoomViewKind.Newcomers => "s.by_newcomer = TRUE AND s.is_answered = FALSE AND s.kind = 0",
        RoomViewKind.Links => "s.has_link = TRUE AND s.kind <> 1",
        RoomViewKind.Featured => "s.featured_at > 0",
        _ => "s.kind >= 0",
    };
}
