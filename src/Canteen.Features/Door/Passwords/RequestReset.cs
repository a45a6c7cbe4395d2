using Canteen.Storage;

namespace Canteen.Features.Door.Passwords;

/// <summary>
/// Somebody has forgotten their password. Neither the answer nor the time that it takes depends on whether the address is known:
/// <see cref="SendReset"/> looks it up afterwards.
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
