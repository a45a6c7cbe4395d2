using Canteen.Core.Accounts;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Errors;
using Canteen.Features.Platform.Forms;
using Canteen.Features.Platform.Http;
using Canteen.Features.Platform.Input;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Reading.Collections;

/// <summary>The page that asks in which collections a post is to be.</summary>
internal sealed class ChooseCollectionsPages(CollectionsWith with, AccountCache accounts)
{
    public static readonly Flash Saved = new("collections-of-post-saved", "Your collections with the post have been saved.");

    public static Task<IResult> AskAsync(PostId id, ApiInput input, HttpContext http, ChooseCollectionsPages pages) =>
        pages.ShowAsync(http, id, Back(input) ?? GoBack.PageOf(http), null);

    public static async Task<IResult> SaveAsync(
        PostId id, ApiInput input, HttpContext http, ChooseCollections choose, ChooseCollectionsPages pages)
    {
        if (!(await choose.RunAsync(http.Me(), id, Choice(input), http.RequestAborted)).Is(out _, out var fault))
            return fault.Kind == FaultKind.NotFound ? fault.ToResult() : await pages.ShowAsync(http, id, Back(input), new(input, fault));
        Saved.Leave(http);
        return GoBack.From(http, "/collections", Flash.Anchor);
    }

    private async Task<IResult> ShowAsync(HttpContext http, PostId id, string? back, Refused? refused)
    {
        var ct = http.RequestAborted;
        if (!(await with.RunAsync(http.Me(), id, ct)).Is(out var found, out var fault)) return fault.ToResult();
        if (!(await accounts.FindAsync([found.Author], ct)).TryGetValue(found.Author.Value, out var author))
            return Fault.NotFound.ToResult();
        return PageAnswers.Show<ChooseCollectionsPage>(
            new
            {
                Post = found.Post, Author = author.View, Back = back ?? "/collections", Collections = found.All, Was = found.With,
                With = refused is null ? found.With : refused.Input.Ids<Collection>("collections").ToHashSet(),
                NewTitle = refused?.Input.Text("title") ?? "", Remark = refused?.Input.Text("note") ?? "", Fault = refused?.Fault.Plain,
            },
            refused?.Fault);
    }

    /// <summary>Only what somebody changed on the page, because another device may have changed the rest meanwhile.</summary>
    private static CollectionChoice Choice(ApiInput input)
    {
        var (now, was) = (input.Ids<Collection>("collections"), input.Ids<Collection>("was"));
        var title = input.Text("title") is { } typed && !PlainText.IsBlank(typed) ? typed : null;
        return new([.. now.Except(was)], [.. was.Except(now)], title, input.Text("note") ?? "");
    }

    private static string? Back(ApiInput input) => input.Text("back", 2048) is { } back && GoBack.IsOurs(back) ? back : null;

    /// <summary>The form that could not be taken, and why.</summary>
    private sealed record Refused(ApiInput Input, Fault Fault);
}
