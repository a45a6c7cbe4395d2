using Canteen.Features.Posting.Boosts;
using Canteen.Features.Posting.Favourites;
using Canteen.Features.Posting.Pins;
using Canteen.Features.Platform.Posts;
using Canteen.Features.Posting.Posts;
using Canteen.Features.Reading.Bookmarks;

namespace Canteen.Server.Demo;

/// <summary>
/// Makes the cast publish the posts of their scripts, and favourite, boost, bookmark and pin each other's posts as the scripts list.
/// </summary>
internal sealed class DemoTalk(
    DemoPeople people, PublishPost publish, FavouritePost favourite, BoostPost boost, BookmarkPost bookmark, PinPost pin)
    : IDemoChapter
{
    private readonly Dictionary<ScriptPost, PostId> _ids = [];

    public IEnumerable<DemoStep> Steps(DateTimeOffset now) => ScriptReader.ReadAll(now).SelectMany(post => StepsOf(post, now));

    /// <summary>The posts that somebody has bookmarked, oldest first.</summary>
    public IEnumerable<PostId> KeptBy(string handle) =>
        _ids.Where(said => said.Key.BookmarkedBy.Contains(handle)).OrderBy(said => said.Key.At).Select(said => said.Value);

    private IEnumerable<DemoStep> StepsOf(ScriptPost post, DateTimeOffset now)
    {
        yield return new DemoStep(post.At, ct => PublishAsync(post, ct));
        var answers = post.FavouritedBy.Select(who => Doing(who, (id, me, ct) => favourite.RunAsync(id, me, ct)))
            .Concat(post.BoostedBy.Select(who => Doing(who, (id, me, ct) => boost.RunAsync(id, me, null, null, ct))))
            .Concat(post.BookmarkedBy.Select(who => Doing(who, (id, me, ct) => bookmark.RunAsync(id, me, ct))))
            .ToList();
        if (post.Pinned) answers.Insert(0, Doing(post.Author, (id, me, ct) => pin.RunAsync(id, me, ct)));
        for (var i = 0; i < answers.Count; i++)
        {
            var does = answers[i];
            yield return new DemoStep(TimeOfAnswer(post.At, i, answers.Count, now), ct => does(_ids[post], ct));
        }
    }

    // Quickly at first, then at longer intervals over a few hours; closer together if the post is too recent for that.
    private static DateTimeOffset TimeOfAnswer(DateTimeOffset said, int index, int count, DateTimeOffset now)
    {
        var usual = TimeSpan.FromMinutes(1 + (3 * index) + (index * index));
        var latest = (now - said) * (index + 1) / (count + 1);
        return said + (usual < latest ? usual : latest);
    }

    private Func<PostId, CancellationToken, Task> Doing<T>(string who, Func<PostId, AccountId, CancellationToken, Task<Outcome<T>>> use) =>
        async (post, ct) => DemoStep.Must((await use(post, people.IdOf(who), ct)).Fault);

    private async Task PublishAsync(ScriptPost post, CancellationToken ct)
    {
        var draft = new PostDraft(post.SentText)
        {
            ContentWarning = post.ContentWarning,
            Visibility = post.Visibility,
            Language = post.Language,
            ReplyTo = post.ReplyTo is { } parent ? _ids[parent] : null,
        };
        var said = await publish.RunAsync(people.IdOf(post.Author), draft, ct);
        DemoStep.Must(said.Fault);
        _ids[post] = said.Value;
    }
}
