using Canteen.Core.Chats;
using Canteen.Storage;

namespace Canteen.Features.Gathering.Tweetchats.Planning;

/// <summary>Lets others know of a tweetchat: from then on it is in the agenda, and the clock opens it.</summary>
public sealed class PublishChat(Database database, PlanCheck check)
{
    private static readonly Fault NoDraft = Fault.Invalid("Validation failed: A chat that is over or called off can't be announced again");

    /// <returns>Also when it is announced already. 404, 403: not theirs. 422: a start that has passed, a taken hashtag.</returns>
    public Task<Outcome<Done>> RunAsync(AccountId host, Id<Chat> id, CancellationToken ct) =>
        database.WriteAsync<Outcome<Done>>(
            async tx =>
            {
                if (!(await ChatGate.HostedChatAsync(tx, id, host)).Is(out var chat, out var fault)) return fault;
                if (chat.IsOpen) return Done.It;
                if (chat.State != ChatState.Draft) return NoDraft;
                var plan = await PlanRows.ReadAsync(tx, chat);
                if (await check.RunAsync(tx, host, chat, plan, startsAnew: true) is { } wrong) return wrong;
                await tx.ExecuteAsync("UPDATE chats SET state = 1 WHERE id = @id AND state = 0", new { id });
                var announced = chat with { State = ChatState.Announced };
                await ChatRows.ChangedAsync(tx, announced);
                await ChatNewsJobs.RemindAsync(tx, announced);
                return Done.It;
            },
            ct);
}
