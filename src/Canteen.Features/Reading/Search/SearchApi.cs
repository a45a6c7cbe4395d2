using Canteen.Core;
using Canteen.Core.Accounts;
using Canteen.Core.People;
using Canteen.Core.Posts;
using Canteen.Core.Tags;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Errors;
using Canteen.Features.Platform.Input;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Reading.Search;

internal sealed class SearchApi(
    FindByAddress find, SearchAccounts people, SearchTags tags, ReadTagMarks readMarks, CanteenSettings settings)
{
    private const int MaxWords = 500;
    private const int MaxOffset = 400;

    public async Task<IResult> SearchAsync(ApiInput input, HttpContext http, CancellationToken ct)
    {
        var words = input.Required("q", MaxWords).Trim();
        var offset = input.Number("offset") ?? 0;
        if (offset < 0) return Fault.BadRequest("offset must not be negative").ToResult();
        var viewer = http.Viewer();
        if (viewer is null && (offset > 0 || input.Flag("resolve") == true)) return Fault.SignInNeeded.ToResult();
        if (FindByAddress.IsAddress(words)) return Results.Json(From(await find.RunAsync(words, viewer, ct)));
        var page = new SearchPage(words, input.Window(20, 40).Limit, (int)Math.Min(offset, MaxOffset), input.Text("type", 20));
        return Results.Json(new SearchJson(
            page.Wants("accounts") ? await PeopleAsync(page, viewer, input.Flag("following") ?? false, ct) : [],
            [],
            page.Wants("hashtags") ? await TagsAsync(page, viewer, ct) : []));
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

    private sealed record SearchPage(string Words, int Limit, int Offset, string? Type)
    {
        public bool Wants(string type) => string.IsNullOrEmpty(Type) || Type == type;
    }
}

/// <summary>Mastodon's Search. Posts are found only by their address, until there is a full-text search.</summary>
internal sealed record SearchJson(IReadOnlyList<AccountJson> Accounts, IReadOnlyList<StatusJson> Statuses, IReadOnlyList<TagJson> Hashtags)
{
    public IReadOnlyList<object> Collections => [];
}
