using Canteen.Core.Accounts;
using Canteen.Core.Tags;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Errors;
using Canteen.Features.Platform.Forms;
using Canteen.Features.Platform.Html;
using Canteen.Features.Platform.Http;
using Canteen.Features.Platform.Input;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.People.FeaturedTags;

/// <summary>The page of settings on which people choose the hashtags on their profile.</summary>
internal sealed class FeaturedTagsPages(ListFeaturedTags list, SuggestTags suggest)
{
    public const string Path = "/settings/hashtags";

    private const string AtTags = Path + "#featured-tags";

    public static Task<IResult> ShowAsync(HttpContext http, FeaturedTagsPages pages, CancellationToken ct) =>
        pages.PageAsync(http, "", null, ct);

    public static async Task<IResult> AddTypedAsync(
        ApiInput input, HttpContext http, FeatureTag feature, FeaturedTagsPages pages, CancellationToken ct)
    {
        var typed = input.Text("name", FeaturedTagsApi.MaxTyped) ?? "";
        var outcome = await feature.RunAsync(http.Me(), typed, ct);
        if (!outcome.Is(out var featured, out var fault)) return await pages.PageAsync(http, typed, fault, ct);
        return featured.IsNew ? GoBack.To(AtTags) : await pages.PageAsync(http, typed, FeaturedTag.Already, ct);
    }

    public static async Task<IResult> AddAsync(
        string hashtag, HttpContext http, FeatureTag feature, FeaturedTagsPages pages, CancellationToken ct) =>
        (await feature.RunAsync(http.Me(), hashtag, ct)).Is(out _, out var fault)
            ? GoBack.To(AtTags)
            : await pages.PageAsync(http, "", fault, ct);

    /// <summary>Also when it is gone already: then the page says so.</summary>
    public static async Task<IResult> RemoveAsync(string hashtag, HttpContext http, UnfeatureTag unfeature, CancellationToken ct) =>
        (await unfeature.RunAsync(http.Me(), hashtag, ct)).Is(out _, out var fault) ? GoBack.To(AtTags) : fault.ToResult();

    private async Task<IResult> PageAsync(HttpContext http, string typed, Fault? fault, CancellationToken ct)
    {
        if (!(await list.RunAsync(http.Me(), http.Me(), ct)).Is(out var found, out var gone)) return gone.ToResult();
        IReadOnlyList<TagUseView> suggested = found.Tags.Count < FeaturedTag.Most ? await suggest.RunAsync(http.Me(), ct) : [];
        return PageAnswers.Show<FeaturedTagsPage>(
            new { Account = found.Account, Tags = found.Tags, Suggested = suggested, Typed = typed, Fault = fault?.Plain }, fault);
    }
}

/// <summary>On a profile that has some, and on one's own.</summary>
internal sealed class FeaturedTagsSource(FeaturedTagCache featured) : ISlotSource
{
    public async ValueTask<object?> LoadAsync(HttpContext context, object? about)
    {
        var owner = (AccountView)about!;
        var isMine = context.Viewer() == owner.Id;
        var tags = await featured.FindAsync(owner.Id, context.RequestAborted);
        return tags.Count > 0 || isMine
            ? new { Profile = owner.Path, Tags = new EqualList<FeaturedTag>([.. tags.Select(tag => tag.Tag)]), IsMine = isMine }
            : null;
    }
}
