using Canteen.Core.Paging;
using Canteen.Core.Synonyms;
using Canteen.Core.Tags;
using Canteen.Core.Viewers;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Errors;
using Canteen.Features.Platform.Html;
using Canteen.Features.Platform.Http;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Reading.FollowedTags;

internal static class FollowedTagsPages
{
    public static async Task<IResult> FollowAsync(string name, HttpContext http, FollowTag follow, CancellationToken ct) =>
        (await follow.RunAsync(http.Me(), name, ct)).Is(out _, out var fault) ? GoBack.From(http) : fault.ToResult();

    public static async Task<IResult> UnfollowAsync(string name, HttpContext http, UnfollowTag unfollow, CancellationToken ct) =>
        (await unfollow.RunAsync(http.Me(), name, ct)).Is(out _, out var fault) ? GoBack.From(http) : fault.ToResult();
}

/// <summary>On the page of hashtags, for whoever follows some.</summary>
internal sealed class FollowedTagsSource(
    ListFollowedTags list, ListTagChoices choices, TagAliasCache aliases, ViewerCache viewers) : ISlotSource
{
    public async ValueTask<object?> LoadAsync(HttpContext context, object? about)
    {
        if (context.Viewer() is not { } me) return null;
        if ((await viewers.FindAsync(me, context.RequestAborted)).FollowedTags.Count == 0) return null;
        var page = await list.RunAsync(me, new PageWindow(FollowTag.Most), context.RequestAborted);
        var together = await aliases.FindAsync(context.RequestAborted);
        var chosen = (await choices.RunAsync(me, context.RequestAborted)).ToLookup(choice => together.MainOf(choice.Name));
        return new { Tags = new EqualList<FollowedTagLine>([.. page.Items.Select(tag => FollowedTagLine.Of(tag, chosen[tag.Name]))]) };
    }
}

/// <summary>A followed hashtag as the page of hashtags lists it.</summary>
/// <param name="Display">Without the #.</param>
/// <param name="From">The list from whose people alone it comes; null for anybody, or where that list is gone.</param>
/// <param name="MostADay">At most so many posts a day; null for all.</param>
/// <param name="IsCutOff">Nothing comes, because that list is gone.</param>
public sealed record FollowedTagLine(string Display, string? From, int? MostADay, bool IsCutOff)
{
    /// <param name="choices">Of all that are read together with it: what any of them lets in comes.</param>
    public static FollowedTagLine Of(TagUseView tag, IEnumerable<TagChoice> choices)
    {
        var chosen = choices.ToList();
        var isAll = chosen.Count == 0 || chosen.Exists(choice => choice is { OnlyFrom: null, MostADay: null });
        if (isAll) return new(tag.Display, null, null, false);
        var (lists, most) = (chosen.Select(choice => choice.ListTitle).OfType<string>().ToList(), chosen.Max(choice => choice.MostADay));
        return new(tag.Display, lists.Count > 0 ? string.Join(", ", lists) : null, most, lists.Count == 0 && most is null);
    }
}

/// <summary>On the page of a hashtag, for whoever is signed in.</summary>
internal sealed class FollowTagSource(ViewerCache viewers) : ISlotSource
{
    public async ValueTask<object?> LoadAsync(HttpContext context, object? about)
    {
        var tag = (TagUseView)about!;
        if (context.Viewer() is not { } me) return null;
        return new { tag.Name, tag.Display, Followed = (await viewers.FindAsync(me, context.RequestAborted)).Follows(tag.Name) };
    }
}
