using Canteen.Core.Chats;
using Canteen.Storage;

namespace Canteen.Features.Gathering.Tweetchats.Planning;

/// <summary>One tweetchat, for whoever may know of it. 404: unknown, or not for the viewer.</summary>
public sealed class ShowChat(Database database, ChatHydrator hydrator)
{
    public async Task<Outcome<ShownChat>> RunAsync(AccountId? viewer, Id<Chat> id, CancellationToken ct)
    {
        var found = await database.ReadAsync(db => FindAsync(db, viewer, id), ct);
        if (found is null) return Fault.NotFound;
        var shown = (await hydrator.ShowAsync(viewer, [found.Chat], ct))[0];
        return shown with { Reading = found.Reading, Asked = shown.IsHost ? found.Asked : [] };
    }

    private static async Task<Found?> FindAsync(ReadSession db, AccountId? viewer, Id<Chat> id)
    {
        if (await ChatGate.VisibleChatAsync(db, id, viewer) is not { } chat) return null;
        var hosts = await HostRows.ReadAsync(db, id);
        return new(chat, await PlanRows.ReadingAsync(db, id), [.. hosts.Where(row => !row.Accepted).Select(row => row.Handle)]);
    }

    private sealed record Found(Chat Chat, IReadOnlyList<PlannedReading> Reading, IReadOnlyList<string> Asked);
}
