using System.Runtime.InteropServices;
using Canteen.Core.Viewers;

namespace Canteen.Core.Audiences;

/// <summary>
/// What somebody does not want to read, as Mastodon has it: on timelines and in threads nothing by people whom they muted, and at home
/// nothing that mentions or answers people whom they muted or blocked. It is asked when posts are shown, because a mute ends by itself.
/// </summary>
public static class MuteRule
{
    /// <param name="now">Milliseconds.</param>
    public static bool Hides(Viewer viewer, in PeopleOfPost people, FilterContext where, long now)
    {
        if (viewer.IsUnrestricted || people.Author == viewer.Id) return false;
        return where switch
        {
            FilterContext.Home => Avoids(viewer, people, now),
            FilterContext.Public or FilterContext.Thread => Mutes(viewer, people, now),
            _ => false,
        };
    }

    /// <summary>As <see cref="Hides"/>, of a post that is new and has not passed the gate.</summary>
    public static bool HidesNews(Viewer viewer, in PeopleOfPost people, FilterContext where, long now) =>
        !viewer.IsUnrestricted && (viewer.IsApartFrom(people.Author)
            || (people.Original is { } original && viewer.IsApartFrom(original)) || Hides(viewer, people, where, now));

    private static bool Mutes(Viewer viewer, in PeopleOfPost people, long now) =>
        viewer.Mutes(people.Author, now) || (people.Original is { } original && viewer.Mutes(original, now));

    private static bool Avoids(Viewer viewer, in PeopleOfPost people, long now)
    {
        if (Mutes(viewer, people, now)) return true;
        if (people.Answered is { } answered && viewer.Avoids(answered, now)) return true;
        // By index: an enumerator of the interface would be an object for each post of a page.
        for (var i = 0; i < people.Mentioned.Count; i++)
            if (viewer.Avoids(people.Mentioned[i], now)) return true;
        return false;
    }
}

/// <summary>Who has to do with a post or a boost.</summary>
/// <param name="Original">Of a boost, who wrote what was boosted.</param>
/// <param name="Answered">Whose post it answers.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct PeopleOfPost(
    AccountId Author, AccountId? Original, AccountId? Answered, IReadOnlyList<AccountId> Mentioned)
{
    public static PeopleOfPost Of(PostPublished post) => new(post.Author, null, post.ReplyToAuthor, post.Mentioned);

    public static PeopleOfPost Of(PostBoosted boost) => new(boost.By, boost.Author, null, []);
}
