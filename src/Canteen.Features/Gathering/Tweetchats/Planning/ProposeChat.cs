using Canteen.Core.Chats;
using Canteen.Storage;

namespace Canteen.Features.Gathering.Tweetchats.Planning;

/// <summary>Makes a tweetchat, of which only its hosts know until it is announced.</summary>
public sealed class ProposeChat(Database database, PlanCheck check)
{
    internal const string OpenSql = "SELECT COUNT(*) FROM chats c WHERE c.host_id = @host AND c.state IN (0, 1, 2)";

    private static readonly Fault TooMany = Fault.Invalid(
        $"Validation failed: You cannot have more than {Chat.MostOpen} chats that are not over");

    /// <returns>The draft. 422: what cannot be, with a sentence for each field, or one chat too many.</returns>
    public Task<Outcome<Id<Chat>>> RunAsync(AccountId host, ChatDraft draft, CancellationToken ct) =>
        database.WriteAsync(tx => MakeAsync(tx, host, draft.Fill(New(draft)), draft), ct);

    internal async Task<Outcome<Id<Chat>>> MakeAsync(WriteTransaction tx, AccountId host, ChatPlan plan, ChatDraft? draft = null)
    {
        if (await check.RunAsync(tx, host, null, plan, startsAnew: false, draft) is { } wrong) return wrong;
        var id = tx.NewId<Chat>();
        await PlanRows.AddAsync(tx, id, host, plan);
        if (await tx.ScalarAsync<long>(OpenSql, new { host }) > Chat.MostOpen) return TooMany;
        var chat = await ChatReader.FindAsync(tx, id);
        if (await HostRows.WriteAsync(tx, chat!, host, plan.CoHosts) is { } nobody) return Fault.Invalid([nobody]);
        await ChatRows.ChangedAsync(tx, chat!);
        return id;
    }

    /// <summary>Without a hashtag it gets one from its title.</summary>
    private static ChatPlan New(ChatDraft draft) =>
        new(draft.Title ?? "", ChatTags.Suggest(draft.Title ?? ""), TimeZones.London.Id, 0, ChatDraft.UsualMinutes);
}
