using Canteen.Storage;

namespace Canteen.Features.Reading.QuietHours;

/// <summary>Forgets all that somebody has set. It is not a fault if that is nothing.</summary>
public sealed class DeleteQuietHours(Database database)
{
    public Task<Outcome<Done>> RunAsync(AccountId owner, CancellationToken ct) =>
        database.WriteAsync<Outcome<Done>>(
            async tx =>
            {
                await QuietRows.DeleteAsync(tx, owner);
                return Done.It;
            },
            ct);
}
