using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Html;
using Canteen.Features.Platform.Input;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Reading.MutedThreads;

internal sealed class MutedConversationsSource(ListMutedThreads list) : ISlotSource
{
    private const int Most = 100;

    public async ValueTask<object?> LoadAsync(HttpContext context, object? about)
    {
        var page = await list.RunAsync(context.Me(), context.Request.Window("threads_before", Most), context.RequestAborted);
        return new { Threads = new EqualList<MutedLine>([.. page.Items.Select(MutedLine.Of)]), Older = page.Full ? page.Last : null };
    }
}
