using Canteen.Core.Accounts;
using Canteen.Core.Audiences;
using Canteen.Core.Paging;
using Canteen.Core.People;
using Canteen.Core.Posts;
using Canteen.Core.Tags;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Accounts;
using Canteen.Features.Platform.Errors;
using Canteen.Features.Platform.Forms;
using Canteen.Features.Platform.Html;
using Canteen.Features.Platform.Input;
using Canteen.Features.Platform.Look;
using Canteen.Features.Platform.Posts;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.People.Profiles;

/// <summary>The page of an account: who they are, and what they post.</summary>
internal sealed class ProfilePages(
    AccountNameCache names, AccountGate gate, PostsByAuthor posts, RelationshipCache relationships, FeaturedTagCache featured)
{
    private static readonly Fault Closed = new(FaultKind.Gone, "This account has been closed.");

    public static Task<IResult> PostsAsync(string name, HttpContext http, ApiInput input, ProfilePages pages) =>
        pages.ShowAsync(name, http, input, ProfileTab.Posts);

    public static Task<IResult> WithRepliesAsync(string name, HttpContext http, ApiInput input, ProfilePages pages) =>
        pages.ShowAsync(name, http, input, ProfileTab.PostsAndReplies);

    /// <summary>Their posts with one hashtag, answers too.</summary>
    public static async Task<IResult> TaggedAsync(string name, string hashtag, HttpContext http, ApiInput input, ProfilePages pages) =>
        FeaturedTag.Parse(hashtag) is { } tag
            ? await pages.ShowAsync(name, http, input, new(WithReplies: true, tag))
            : Fault.NotFound.ToResult();

    private async Task<IResult> ShowAsync(string name, HttpContext http, ApiInput input, ProfileTab tab)
    {
        var ct = http.RequestAborted;
        if (await gate.ShowAsync(await names.FindAsync(name, ct), http.Viewer(), ct) is not { } account) return Fault.NotFound.ToResult();
        if (account.Suspended) return Closed.ToResult();
        var window = input.Window(20, 40);
        var filter = new AuthorFilter(WithoutReplies: !tab.WithReplies, Tag: tab.Tag?.Name);
        if (!(await posts.PublishedAsync(account.Id, http.Viewer(), filter, window, ct)).Is(out var page, out var fault))
            return fault.ToResult();
        var isFirst = tab == ProfileTab.Posts && window is { MaxId: null, MinId: null };
        var pinned = isFirst ? await PinnedAsync(account.Id, http.Viewer(), ct) : [];
        var shown = new ShownProfile(account, page, pinned, ReaderFilter.Of(http, FilterContext.Account))
        {
            Tab = tab with { Tag = tab.Tag is { } tag ? await AsFeaturedAsync(account.Id, tag, ct) : null },
            Blocked = await relationships.OfReaderAsync(http, account) is { Blocks: true },
        };
        return PageAnswers.ShowPure<ProfilePage>(shown.Parameters(isMine: http.Viewer() == account.Id), shown.Content);
    }

    private async Task<IReadOnlyList<ShownPost>> PinnedAsync(AccountId author, AccountId? viewer, CancellationToken ct) =>
        (await posts.PinnedAsync(author, viewer, ct)).Is(out var pinned, out _) ? pinned : [];

    /// <summary>Spelt as its owner features it, where they do.</summary>
    private async ValueTask<FeaturedTag> AsFeaturedAsync(AccountId owner, FeaturedTag tag, CancellationToken ct) =>
        (await featured.FindAsync(owner, ct)).FirstOrDefault(one => one.Tag.Name == tag.Name)?.Tag ?? tag;

    private sealed record ShownProfile(AccountView Account, Page<ShownPost> Posts, IReadOnlyList<ShownPost> Pinned, ReaderFilter Filter)
    {
        private readonly List<ShownPost> _pinned = [.. Pinned.Where(post => !Filter.LeavesOut(post))];

        public required ProfileTab Tab { get; init; }

        public bool Blocked { get; init; }

        /// <summary>Pinned posts stand above already, and an id may appear on a page only once.</summary>
        private FilteredPage Unpinned
        {
            get
            {
                var all = Posts.Items.ExceptBy(Pinned.Select(p => p.Id), p => p.Id).ToList();
                var hidden = all.Count(Filter.Hides) + Pinned.Count(Filter.Hides);
                return new(Posts with { Items = [.. all.Where(post => !Filter.LeavesOut(post))] }, Filter, hidden);
            }
        }

        public object Parameters(bool isMine) =>
            new { Account, State = FeedState.Of(Unpinned), HasPinned = _pinned.Count > 0, IsMine = isMine, Blocked, Tab };

        public PageContent Content
        {
            get
            {
                var feed = FeedContent.Of(Unpinned);
                return feed with
                {
                    Parts = new Dictionary<PagePart, HtmlPart>(feed.Parts) { [PagePart.Pinned] = new PostsPart(_pinned, filter: Filter) },
                    Slots = new Dictionary<string, object>(StringComparer.Ordinal)
                    {
                        [SlotNames.ProfileActions] = Account,
                        [SlotNames.ProfileTopics] = Account,
                        [SlotNames.Profile] = Account,
                        [SlotNames.ProfileMore] = Account,
                    },
                };
            }
        }
    }
}

/// <summary>Which of somebody's posts their profile shows.</summary>
/// <param name="Tag">Those with it; null for all.</param>
public sealed record ProfileTab(bool WithReplies, FeaturedTag? Tag = null)
{
    public static readonly ProfileTab Posts = new(WithReplies: false);
    public static readonly ProfileTab PostsAndReplies = new(WithReplies: true);
}
