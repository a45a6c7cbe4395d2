using Canteen.Core;
using Canteen.Core.Accounts;
using Canteen.Core.Paging;
using Canteen.Core.People;
using Canteen.Core.Posts;
using Canteen.Core.Search;
using Canteen.Core.Tags;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Errors;
using Canteen.Features.Platform.Input;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Reading.Search;

internal sealed class SearchApi(
    FindByAddress find, FindPosts posts, SearchAccounts people, SearchTags tags, ReadTagMarks readMarks, CanteenSettings settings)
{
    private const int MaxOffset = 400;

    public async Task<IResult> SearchAsync(ApiInput input, HttpContext http, CancellationToken ct)
    {
        var words = input.Required("q", QueryReader.MaxLength).Trim();
        var offset = input.Number("offset") ?? 0;
        if (offset < 0) return Fault.BadRequest("offset must not be negative").ToResult();
        var viewer = http.Viewer();
        if (viewer is null && (offset > 0 || input.Flag("resolve") == true)) return Fault.SignInNeeded.ToResult();
        if (FindByAddress.IsAddress(words)) return Results.Json(From(await find.RunAsync(words, viewer, ct)));
        var page = new SearchPage(words, input.Window(20, 40), (int)Math.Min(offset, MaxOffset), input.Text("type", 20));
        var found = await PostsAsync(page, viewer, input.Id<Account>("account_id"), ct);
        if (!found.Is(out var statuses, out var fault)) return fault.ToResult();
        return Results.Json(new SearchJson(
            page.Wants("accounts") ? await PeopleAsync(page, viewer, input.Flag("following") ?? false, ct) : [],
            statuses,
            page.Wants("hashtags") ? await TagsAsync(page, viewer, ct) : []));
    }

    private async Task<Outcome<List<StatusJson>>> PostsAsync(SearchPage page, AccountId? viewer, AccountId? author, CancellationToken ct)
    {
        if (viewer is not { } me || !page.Wants("statuses")) return new List<StatusJson>();
        var window = page.Window with { Limit = page.Offset + page.Limit };
        var found = await posts.RunAsync(page.Words, new(me, null, author), window, ct);
        return found.Is(out var searched, out var fault)
            ? StatusJson.From([.. searched.Found.Posts.Skip(page.Offset).Select(post => post.ToView())])
            : fault;
    }

    private async Task<List<AccountJson>> PeopleAsync(SearchPage page, AccountId? viewer, bool onlyFollowed, CancellationToken ct) =>
        AccountJson.From(await people.RunAsync(new(viewer ?? default, page.Words, page.Limit, page.Offset, onlyFollowed), ct));

    private async Task<List<TagJson>> TagsAsync(SearchPage page, AccountId? viewer, CancellationToken ct)
    {
        var marks = await readMarks.RunAsync(viewer, ct);
        return (await tags.RunAsync(page.Words, viewer, page.Limit, page.Offset, ct))
            .ConvertAll(tag => TagJson.From(tag, settings.Address, marks));
    }

    private static SearchJson From(FoundByAddress found) => new(
        found.Account is { } account ? [AccountJson.From(account)] : [],
        found.Post is { } post ? StatusJson.From([post]) : [],
        []);

    private sealed record SearchPage(string Words, PageWindow Window, int Offset, string? Type)
    {
        public int Limit => Window.Limit;

        public bool Wants(string type) => string.IsNullOrEmpty(Type) || Type == type;
    }
}

/// <summary>Mastodon's Search.</summary>
internal sealed record SearchJson(IReadOnlyList<AccountJson> Accounts, IReadOnlyList<StatusJson> Statuses, IReadOnlyList<TagJson> Hashtags)
{
    public IReadOnlyList<object> Collections => [];
}
