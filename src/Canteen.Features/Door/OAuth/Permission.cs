using Canteen.Features.Platform.Access;

namespace Canteen.Features.Door.OAuth;

/// <summary>
/// Scopes in words with which a person can decide: what the app may see, what it may do, and the rest. Sentences are English resource keys.
/// </summary>
internal sealed record Permission(string Heading, IReadOnlyList<string> Sentences)
{
    private const string See = "It can see";
    private const string Act = "It can act for you";
    private const string Run = "It can help run this server";

    private static readonly (string Scope, string Heading, string Sentence)[] Words =
    [
        ("read", See, "everything you can see: your timelines, notifications, bookmarks, lists and private posts"),
        ("profile", See, "who you are: your name, picture and profile"),
        ("read:accounts", See, "other people's accounts, and yours"),
        ("read:blocks", See, "who you block"),
        ("read:bookmarks", See, "your bookmarks"),
        ("read:collections", See, "your collections"),
        ("read:favourites", See, "your favourites"),
        ("read:filters", See, "your filters"),
        ("read:follows", See, "who you follow"),
        ("read:lists", See, "your lists"),
        ("read:mutes", See, "who you mute"),
        ("read:notifications", See, "your notifications"),
        ("read:search", See, "what you search for"),
        ("read:statuses", See, "all the posts you can see"),
        ("push", See, "your notifications as they arrive"),
        ("write", Act, "everything you can do: post, reply, follow, and change your profile"),
        ("write:accounts", Act, "change your profile"),
        ("write:blocks", Act, "block people"),
        ("write:bookmarks", Act, "bookmark posts"),
        ("write:collections", Act, "change your collections"),
        ("write:conversations", Act, "mute and delete conversations"),
        ("write:favourites", Act, "favourite posts"),
        ("write:filters", Act, "change your filters"),
        ("write:follows", Act, "follow and unfollow people"),
        ("write:lists", Act, "change your lists"),
        ("write:media", Act, "upload pictures and other files"),
        ("write:mutes", Act, "mute people and conversations"),
        ("write:notifications", Act, "clear your notifications"),
        ("write:reports", Act, "report people to the moderators"),
        ("write:statuses", Act, "publish and delete posts"),
        ("follow", Act, "follow, mute and block people, and see who you follow, mute and block"),
        ("admin:read", Run, "read what only moderators can see"),
        ("admin:write", Run, "do what only moderators can do"),
    ];

    public static IReadOnlyList<Permission> For(ScopeSet scopes)
    {
        // Nearly every app asks for "read write follow push", and the first two include everything that "follow" allows.
        var telling = scopes.Names.Where(s => s != "follow" || !scopes.Covers("read") || !scopes.Covers("write"));
        var named = telling.Select(WordsFor).Distinct();
        return [.. named.GroupBy(w => w.Heading).OrderBy(g => Order(g.Key)).Select(
            g => new Permission(g.Key, [.. g.Select(w => w.Sentence)]))];
    }

    private static (string Heading, string Sentence) WordsFor(string scope)
    {
        var known = Array.Find(Words, w => w.Scope == scope);
        if (known.Scope is null) known = Array.Find(Words, w => scope.StartsWith(w.Scope + ":", StringComparison.Ordinal));
        return (known.Heading ?? Act, known.Sentence ?? scope);
    }

    private static int Order(string heading) => Array.IndexOf([See, Act, Run], heading);
}
