using Canteen.Core;
using Canteen.Core.Accounts;
using Canteen.Core.Posts;
using Canteen.Core.Search;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Errors;
using Canteen.Features.Platform.Input;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Reading.Search;

/// <summary>Canteen's own search for posts, which can put the best match first.</summary>
internal static class FoundPostsApi
{
    private const int Usual = 20, Most = 40;

    public static async Task<IResult> ShowAsync(
        HttpContext http, ApiInput input, SearchForPosts posts, CanteenSettings settings, CancellationToken ct)
    {
        var words = input.Required("q", QueryReader.MaxLength).Trim();
        if (input.Text("sort") is not (null or "" or "newest" or "relevance"))
            return Fault.Invalid("Validation failed: sort must be newest or relevance").ToResult();
        if (input.Number("offset") < 0) return Fault.BadRequest("offset must not be negative").ToResult();
        var asked = new SearchAsked(http.Me(), Author: input.Id<Account>("account_id"));
        var window = SearchPages.WindowOf(input, input.Window(Usual, Most));
        if (!(await posts.RunAsync(words, asked, window, ct)).Is(out var found, out var fault)) return fault.ToResult();
        if (NextOf(PathOf(words, asked, window), found, window) is { } next)
            http.Response.Headers.Link = $"<{settings.Address}{next}>; rel=\"next\"";
        var meant = window.IsFirst ? await posts.CorrectAsync(found, asked, 0, ct) : null;
        return Results.Json(new FoundPostsJson(StatusJson.From([.. found.Posts.Items.Select(post => post.ToView())]), meant));
    }

    private static string PathOf(string words, SearchAsked asked, FoundWindow window)
    {
        var author = asked.Author is { } id ? $"&account_id={id}" : "";
        var query = FormattableString.Invariant($"q={Uri.EscapeDataString(words)}&limit={window.Window.Limit}{author}");
        return "/api/canteen/v1/search/posts?" + query;
    }

    private static string? NextOf(string path, FoundPage found, FoundWindow window)
    {
        if (found.Ranked is { IsMore: true } ranked) return ranked.NextOf(path + "&sort=relevance", window.Window.Limit);
        if (found is not { Ranked: null, Posts: { Full: true, Last: { } last } }) return null;
        return FormattableString.Invariant($"{path}&max_id={last}");
    }
}

/// <param name="DidYouMean">Another search, where this one finds hardly anything; null for none.</param>
internal sealed record FoundPostsJson(IReadOnlyList<StatusJson> Statuses, string? DidYouMean);
