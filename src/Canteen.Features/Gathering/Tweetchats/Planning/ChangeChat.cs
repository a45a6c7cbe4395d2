using Canteen.Core.Chats;
using Canteen.Storage;

namespace Canteen.Features.Gathering.Tweetchats.Planning;

/// <summary>
/// Changes what is planned: what is not given stays as it is. Those who will be there are told when it is moved. While it is live, what
/// people go by stays.
/// </summary>
public sealed class ChangeChat(Database database, PlanCheck check)
{
    private static readonly Fault Ended = Fault.Invalid("Validation failed: A chat that is over or called off can't be changed");

    private static readonly Fault Frozen = Fault.Invalid(
        "Validation failed: While a chat is live, only its aims, reading, hosts and the questions that have not been asked can be changed");

    /// <returns>404, 403: not theirs. 422: what cannot be, with a sentence for each field.</returns>
    public Task<Outcome<Done>> RunAsync(AccountId host, Id<Chat> id, ChatDraft draft, CancellationToken ct) =>
        database.WriteAsync<Outcome<Done>>(
            async tx =>
            {
                if (!(await ChatGate.HostedChatAsync(tx, id, host)).Is(out var chat, out var fault)) return fault;
                if (chat.State is ChatState.Over or ChatState.CalledOff) return Ended;
                var before = await PlanRows.ReadAsync(tx, chat);
                var plan = draft.Fill(before);
                if (chat.State == ChatState.Live && !plan.IsSameWhileLive(before)) return Frozen;
                var isMoved = chat.State == ChatState.Announced && plan.StartsAt != chat.StartsAt;
                if (await check.RunAsync(tx, host, chat, plan, isMoved, draft) is { } wrong) return wrong;
                await PlanRows.ChangeAsync(tx, chat, plan);
                if (draft.CoHosts is { } hosts && await HostRows.WriteAsync(tx, chat, host, hosts) is { } nobody)
                    return Fault.Invalid([nobody]);
                var changed = (await ChatReader.FindAsync(tx, id))!;
                await ChatRows.ChangedAsync(tx, changed);
                if (isMoved) await ChatNewsJobs.MovedAsync(tx, changed);
                return Done.It;
            },
            ct);
}
