using Canteen.Storage;

namespace Canteen.Features.Gathering.Tweetchats.Running;

/// <summary>When a host is shut out, the clock looks at their chats: another host goes on, or there is none and the chat ends.</summary>
internal sealed class HostsGone : IReaction
{
    private const string Sql =
        """
        SELECT c.id FROM chat_hosts h JOIN chats c ON c.id = h.chat_id
        WHERE h.account_id = @Account AND h.accepted = TRUE AND c.state IN (1, 2)
        """;

    public string Name => "chat-hosts";

    public IReadOnlyCollection<Type> Hears { get; } = [typeof(AccountSuspended), typeof(AccessChanged)];

    public async Task ReactAsync(WriteTransaction tx, LoggedEvent happened, CancellationToken ct)
    {
        var account = happened.Event switch
        {
            AccountSuspended suspended => suspended.Account,
            AccessChanged changed => changed.Account,
            _ => default,
        };
        foreach (var chat in await tx.QueryAsync<Id<Chat>>(Sql, new { Account = account })) await ChatRows.WakeAsync(tx, chat, tx.Now);
    }
}
