using Canteen.Core.Chats;
using Canteen.Core.Viewers;

namespace Canteen.Features.Gathering.Tweetchats.Planning;

/// <summary>Which tweetchat is live, for one reader: from memory, because every page says it.</summary>
public sealed class OnNow(OpenChats chats, ViewerCache viewers)
{
    /// <returns>The one that began last; null where none is that the reader may see.</returns>
    public async ValueTask<Chat?> RunAsync(AccountId? reader, CancellationToken ct)
    {
        var open = await chats.AllAsync(ct);
        if (open.All(chat => chat.State != ChatState.Live)) return null;
        var viewer = reader is { } me ? await viewers.FindAsync(me, ct) : null;
        return open.LastOrDefault(chat => chat.State == ChatState.Live && ChatGate.MaySee(chat, viewer));
    }
}
