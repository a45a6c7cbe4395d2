using Canteen.Core.Audiences;
using Canteen.Core;
using Canteen.Core.Paging;
using Canteen.Core.Posts;
using Canteen.Core.Tags;
using Canteen.Core.Timelines;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Errors;
using Canteen.Features.Platform.Input;
using Canteen.Features.Platform.Paging;
using Canteen.Features.Platform.Posts;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Reading.Timelines;

internal sealed class TimelinesApi(CanteenSettings settings)
{
    public async Task<IResult> HomeAsync(ApiInput input, HttpContext http, ReadTimeline timeline, CancellationToken ct) =>
        Answer(http, await timeline.RunAsync(FeedKey.Home(http.Me()), input.Window(20, 40), ct));

    public async Task<IResult> PublicAsync(ApiInput input, HttpContext http, ReadPublicTimeline timeline, CancellationToken ct) =>
        Answer(http, await timeline.RunAsync(Filter(input), http.Viewer(), input.Window(20, 40), ct));

    public async Task<IResult> TagAsync(string hashtag, ApiInput input, HttpContext http, ReadTagTimeline timeline, CancellationToken ct)
    {
        var tags = new TagFilter(hashtag, input.List("any", 100), input.List("all", 100), input.List("none", 100));
        return Answer(http, await timeline.RunAsync(tags, Filter(input), http.Viewer(), input.Window(20, 40), ct));
    }

    public async Task<IResult> ShowTagAsync(string hashtag, HttpContext http, LoadTag load, ReadTagMarks read, CancellationToken ct)
    {
        var marks = await read.RunAsync(http.Viewer(), ct);
        return (await load.RunAsync(hashtag, ct)).ToResult(tag => TagJson.From(tag, settings.Address, marks));
    }

    private static PublicFilter Filter(ApiInput input) =>
        new(input.Flag("local") ?? false, input.Flag("remote") ?? false, input.Flag("only_media") ?? false);

    private StatusListJson Answer(HttpContext http, Page<ShownPost> page)
    {
        LinkHeader.Write(http, page, settings.Address, always: true);
        return new StatusListJson(page.Items);
    }
}
