using Canteen.Core.Paging;
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
internal sealed class FollowedTagsSource(ListFollowedTags list, ViewerCache viewers) : ISlotSource
{
    public async ValueTask<object?> LoadAsync(HttpContext context, object? about)
    {
        if (context.Viewer() is not { } me) return null;
        if ((await viewers.FindAsync(me, context.RequestAborted)).FollowedTags.Count == 0) return null;
        var page = await list.RunAsync(me, new PageWindow(FollowTag.Most), context.RequestAborted);
        return new { Tags = new EqualList<string>([.. page.Items.Select(tag => tag.Display)]) };
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
