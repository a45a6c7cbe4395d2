using Canteen.Storage;

namespace Canteen.Features.Door.SignUp;

/// <summary>Sends the confirmation mail again. The answer does not reveal whether there was anything to send.</summary>
public sealed class ResendConfirmation(Database database)
{
    public Task<Done> RunAsync(string email, CancellationToken ct)
    {
        if (!EmailAddress.TryParse(email, out var address)) return Task.FromResult(Done.It);
        return database.WriteAsync(
            async tx =>
            {
                await SendConfirmation.EnqueueAsync(tx, address);
                return Done.It;
            },
            ct);
    }
}
