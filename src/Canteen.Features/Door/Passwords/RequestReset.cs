using Canteen.Storage;

namespace Canteen.Features.Door.Passwords;

/// <summary>
/// Somebody has forgotten their password. What they are told, and how much work it is to tell them, is the same whether the address is
/// known or not: <see cref="SendReset"/> looks at that afterwards.
/// </summary>
public sealed class RequestReset(Database database)
{
    public Task<Done> RunAsync(string email, CancellationToken ct)
    {
        if (!EmailAddress.TryParse(email, out var address)) return Task.FromResult(Done.It);
        return database.WriteAsync(
            async tx =>
            {
                await tx.EnqueueAsync(SendReset.JobKind, new ResetWanted(address.Text), address.Key);
                return Done.It;
            },
            ct);
    }
}

internal sealed record ResetWanted(string Email);
