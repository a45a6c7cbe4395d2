using Canteen.Core.Chats;
using Canteen.Core.Viewers;

namespace Canteen.Features.Gathering.Tweetchats.Room;

/// <summary>A tweetchat that is live, from memory: while it is, its pages are opened all the time.</summary>
public sealed class FindLiveChat(OpenChats chats, ViewerCache viewers)
{
    /// <returns>Null where it is not live, or not for the viewer; those who are only asked to be hosts are told by the database.</returns>
    public async ValueTask<Chat?> RunAsync(Id<Chat> id, AccountId? viewer, CancellationToken ct)
    {
        if (await chats.FindAsync(id, ct) is not { State: ChatState.Live } chat) return null;
        return ChatGate.MaySee(chat, viewer is { } me ? await viewers.FindAsync(me, ct) : null) ? chat : null;
    }
}
