using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Html;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.People.Packs;

/// <summary>Where home has nothing in it.</summary>
internal sealed class PacksToFollowSource(SuggestPacks suggest) : ISlotSource
{
    private const int Shown = 3;

    public async ValueTask<object?> LoadAsync(HttpContext context, object? about) =>
        context.Viewer() is { } me && await suggest.RunAsync(me, Shown, context.RequestAborted) is { Count: > 0 } packs
            ? new { Packs = new EqualList<ShownPack>(packs) }
            : null;
}

/// <summary>Above the notifications of somebody who was asked to be in a pack.</summary>
internal sealed class PackQuestionsSource(PackQuestions questions) : ISlotSource
{
    public async ValueTask<object?> LoadAsync(HttpContext context, object? about) =>
        await questions.CountAsync(context.Me(), context.RequestAborted) is > 0 and var count ? new { Count = count } : null;

    /// <summary>The same number in the navigation.</summary>
    public static async ValueTask<HtmlPart> MarkAsync(PageFiller page)
    {
        var count = page.Context.Viewer() is { } me
            ? await page.Service<PackQuestions>().CountAsync(me, page.Context.RequestAborted)
            : 0;
        return new ComponentPart(typeof(PackQuestionsMark), new { Count = count });
    }
}
