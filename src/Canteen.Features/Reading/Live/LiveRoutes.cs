using Canteen.Core.Audiences;
using Canteen.Core.Chats;
using Canteen.Core.Lists;
using Canteen.Core.Posts;
using Canteen.Core.Search;
using Canteen.Core.Timelines;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Errors;
using Canteen.Features.Platform.Input;
using Canteen.Features.Platform.Look;
using Canteen.Features.Platform.Posts;
using Canteen.Features.Platform.Rates;
using Canteen.Features.Platform.Streams;
using Canteen.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Canteen.Features.Reading.Live;

/// <summary>
/// Server-sent events: <c>event: new</c>, <c>gone</c>, <c>changed</c> or <c>notice</c>, with ids as <c>data:</c>; <c>event: resync</c> if
/// something was missed; <c>event: beat</c> every 15 seconds. <c>?on=</c> names the posts that the page shows.
/// </summary>
internal static class LiveRoutes
{
    /// <summary>How many ids a page may name when it connects.</summary>
    private const int MostOnPage = 100;

    private const int LongestTag = 256;

    public static void Map(IEndpointRouteBuilder routes)
    {
        var live = routes.MapGroup("/live").LimitRate(RateFamily.Listening);
        live.MapGet("/local", LocalAsync).AllowVisitors("read:statuses");
        live.MapGet("/home", HomeAsync).RequireScope("read:statuses");
        live.MapGet("/list", ListAsync).RequireScope("read:lists");
        live.MapGet("/search", SearchAsync).RequireScope("read:search");
        live.MapGet("/tag", TagAsync).AllowVisitors("read:statuses");
        live.MapGet("/chat", ChatAsync).AllowVisitors("read:statuses");
        live.MapGet("/thread", ThreadAsync).AllowVisitors("read:statuses");
        live.MapGet("/notifications", NotificationsAsync).RequireScope("read:notifications");
        live.MapGet("/columns", ColumnsAsync).RequireSignIn();
        routes.MapGet("/live/posts", ShowAsync).AllowVisitors("read:statuses");
    }

    private static Task<IResult> LocalAsync(HttpContext context, ApiInput input, ListenLive listen) =>
        ListenAsync(context, listen, On(LiveStream.Local, input));

    private static Task<IResult> HomeAsync(HttpContext context, ApiInput input, ListenLive listen) =>
        ListenAsync(context, listen, On(LiveStream.Home, input));

    private static Task<IResult> ThreadAsync(HttpContext context, ApiInput input, ListenLive listen) =>
        ListenAsync(context, listen, On(LiveStream.Thread, input));

    private static Task<IResult> NotificationsAsync(HttpContext context, ApiInput input, ListenLive listen) =>
        ListenAsync(context, listen, On(LiveStream.Notifications, input));

    private static Task<IResult> TagAsync(HttpContext context, ApiInput input, ListenLive listen) =>
        TagName.TryParse(input.Required("name", LongestTag), out var tag)
        ? ListenAsync(context, listen, On(LiveStream.Tag, input) with { Tag = tag })
        : throw new BadInputException(Fault.BadRequest("name is not a hashtag"));

    /// <summary><c>?name=12</c>: a tweetchat; <c>?name=12.34</c>: only what is said to one of its questions.</summary>
    private static async Task<IResult> ChatAsync(HttpContext context, ApiInput input, ListenLive listen, Database database)
    {
        var name = (input.Text("name", 64) ?? "").Split('.');
        Id<ChatQuestion>? question = name.Length == 2 && Id<ChatQuestion>.TryParse(name[1], out var its) ? its : null;
        if (!Id<Chat>.TryParse(name[0], out var id)) return Fault.NotFound.ToResult();
        var chat = await database.ReadAsync(
            db => ChatGate.VisibleChatAsync(db, id, context.Viewer()), context.RequestAborted);
        return chat is null
            ? Fault.NotFound.ToResult()
            : await ListenAsync(context, listen, On(LiveStream.Chat, input) with { Chat = id, Question = question });
    }

    private static async Task<IResult> ListAsync(HttpContext context, ApiInput input, ListenLive listen, ListCache lists)
    {
        if (input.Id<PersonalList>("name") is not { } id || await lists.FindAsync(context.Me(), id, context.RequestAborted) is null)
            return Fault.NotFound.ToResult();
        return await ListenAsync(context, listen, On(LiveStream.List, input) with { List = id });
    }

    private static async Task<IResult> SearchAsync(HttpContext context, ApiInput input, ListenLive listen, SavedSearchCache searches)
    {
        if (await QueryAsync(context, input.Text("name", 64), searches) is not { } query) return Fault.NotFound.ToResult();
        return await ListenAsync(context, listen, On(LiveStream.Search, input) with { Search = query });
    }

    /// <summary>Null where the viewer has saved no such search.</summary>
    private static async ValueTask<SearchQuery?> QueryAsync(HttpContext context, string? id, SavedSearchCache searches) =>
        Id<SavedSearch>.TryParse(id ?? "", out var saved)
            && await searches.FindAsync(context.Me(), saved, context.RequestAborted) is { } search
            && QueryReader.Read(search.Query).Is(out var request, out _) ? request.Query : null;

    /// <summary>
    /// <c>?feed[]=home&amp;feed[]=list:12</c>: each as a <see cref="Column"/>, in their order. What is not there is not heard.
    /// </summary>
    private static async Task<IResult> ColumnsAsync(
        HttpContext context, ApiInput input, ListenLive listen, ListCache lists, SavedSearchCache searches)
    {
        var wishes = new List<LiveRequest>();
        foreach (var (place, text) in input.List("feed", Column.Most).Index())
        {
            if (Column.Parse(text) is not { } column || await WishAsync(context, column, lists, searches) is not { } wish) continue;
            var isFirst = wishes.Count == 0;
            wishes.Add(wish with { Column = place + 1, HearsViewer = isFirst, On = isFirst ? input.Posts("on", MostOnPage) : [] });
        }
        return wishes.Count > 0
            ? await ListenAsync(context, listen, [.. wishes])
            : Fault.BadRequest("feed names nothing that can be listened to").ToResult();
    }

    private static async ValueTask<LiveRequest?> WishAsync(
        HttpContext context, Column column, ListCache lists, SavedSearchCache searches) => column.Kind switch
        {
            "home" => new(LiveStream.Home, []),
            "local" => new(LiveStream.Local, []),
            "notifications" => new(LiveStream.Notifications, []),
            "tag" when TagName.TryParse(column.Of, out var tag) => new(LiveStream.Tag, [], Tag: tag),
            "list" when Id<PersonalList>.TryParse(column.Of, out var id)
                && await lists.FindAsync(context.Me(), id, context.RequestAborted) is not null => new(LiveStream.List, [], List: id),
            "search" when await QueryAsync(context, column.Of, searches) is { } query => new(LiveStream.Search, []) { Search = query },
            _ => null,
        };

    private static LiveRequest On(LiveStream stream, ApiInput input) => new(stream, input.Posts("on", MostOnPage));

    private static async Task<IResult> ListenAsync(HttpContext context, ListenLive listen, params LiveRequest[] wishes)
    {
        var listened = await listen.RunAsync(
            wishes, context.Caller(), open => EventStream.ServeAsync(context, open), context.RequestAborted);
        return listened.Is(out _, out var fault) ? Results.Empty : fault.ToResult();
    }

    /// <summary>
    /// Posts as they are now. Those that are deleted or not visible to the viewer are left out: a page cannot tell which it was.
    /// </summary>
    /// <remarks>
    /// A page that shows a timeline of the viewer (<c>in</c>, and for a list <c>name</c>), down to the entry <c>oldest</c>, is also told
    /// who boosted them.
    /// </remarks>
    private static async Task<IResult> ShowAsync(
        HttpContext context, ApiInput input, VisiblePosts posts, ReadBoosters boosters, ListCache lists, CancellationToken ct)
    {
        IReadOnlyList<ShownPost> shown =
            await posts.ListAsync(context.Viewer(), input.Posts("ids", LiveChanges.MostTogether), FilterContext.None, ct);
        if (await FeedAsync(context, input, lists) is { } feed && input.Id<Post>("oldest") is { } oldest)
            shown = await boosters.RunAsync(feed, shown, oldest, ct);
        return Fragment.Of(shown, input.Id<Post>("focused"));
    }

    private static async ValueTask<FeedKey?> FeedAsync(HttpContext context, ApiInput input, ListCache lists)
    {
        if (context.Viewer() is not { } me) return null;
        if (input.Text("in", 64) == "home") return FeedKey.Home(me);
        if (input.Text("in", 64) != "list" || input.Id<PersonalList>("name") is not { } id) return null;
        return await lists.FindAsync(me, id, context.RequestAborted) is null ? null : FeedKey.List(me, id);
    }
}
