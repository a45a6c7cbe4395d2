using Canteen.Core;
using Canteen.Core.Accounts;
using Canteen.Core.Tags;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Errors;
using Canteen.Features.Platform.Input;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.People.FeaturedTags;

internal sealed class FeaturedTagsApi(CanteenSettings settings, ListFeaturedTags list, ReadTagMarks readMarks)
{
    public const int MaxTyped = 1000;

    public Task<IResult> OwnAsync(HttpContext http, CancellationToken ct) => ListAsync(http.Me(), http, ct);

    public async Task<IResult> ListAsync(AccountId id, HttpContext http, CancellationToken ct) =>
        (await list.RunAsync(id, http.Viewer(), ct)).ToResult(found => FeaturedTagJson.From(found.Tags, found.Account));

    /// <summary>Only here it is a fault to feature a hashtag twice: Mastodon's answer is that too.</summary>
    public async Task<IResult> CreateAsync(
        ApiInput input, HttpContext http, FeatureTag feature, AccountCache accounts, CancellationToken ct)
    {
        var outcome = await feature.RunAsync(http.Me(), input.Required("name", MaxTyped), ct);
        if (!outcome.Is(out var featured, out var fault)) return fault.ToResult();
        if (!featured.IsNew) return FeaturedTag.Already.ToResult();
        var owner = (await accounts.FindAsync([http.Me()], ct)).GetValueOrDefault(http.Me().Value);
        return owner is null ? Fault.NotFound.ToResult() : Results.Json(FeaturedTagJson.From(featured.Tag, owner.View));
    }

    public static async Task<IResult> RemoveAsync(
        Id<FeaturedTag> id, HttpContext http, RemoveFeaturedTag remove, CancellationToken ct) =>
        (await remove.RunAsync(http.Me(), id, ct)).ToResult(_ => new { });

    public async Task<IResult> SuggestAsync(HttpContext http, SuggestTags suggest, CancellationToken ct)
    {
        var marks = await readMarks.RunAsync(http.Me(), ct);
        return Results.Json((await suggest.RunAsync(http.Me(), ct)).ConvertAll(tag => TagJson.From(tag, settings.Address, marks)));
    }

    public async Task<IResult> FeatureAsync(string hashtag, HttpContext http, FeatureTag feature, ShowTag show, CancellationToken ct)
    {
        if (!TagName.TryParse(hashtag, out _)) return Fault.NotFound.ToResult();
        return (await feature.RunAsync(http.Me(), hashtag, ct)).Is(out _, out var fault)
            ? await AnswerAsync(hashtag, http, show, featuring: true, ct)
            : fault.ToResult();
    }

    public async Task<IResult> UnfeatureAsync(
        string hashtag, HttpContext http, UnfeatureTag unfeature, ShowTag show, CancellationToken ct) =>
        (await unfeature.RunAsync(http.Me(), hashtag, ct)).Is(out _, out var fault)
            ? await AnswerAsync(hashtag, http, show, featuring: false, ct)
            : fault.ToResult();

    // What was done just now has not been heard of yet where the marks are kept.
    private async Task<IResult> AnswerAsync(string hashtag, HttpContext http, ShowTag show, bool featuring, CancellationToken ct)
    {
        var marks = await readMarks.RunAsync(http.Me(), ct);
        return (await show.RunAsync(hashtag, ct)).ToResult(
            tag => TagJson.From(tag, settings.Address, marks) with { Featuring = featuring });
    }
}
