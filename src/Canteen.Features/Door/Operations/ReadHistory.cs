using Canteen.Features.Platform.Access;
using Canteen.Storage;

namespace Canteen.Features.Door.Operations;

/// <summary>Shows staff the last hour of this process.</summary>
public sealed class ReadHistory(Database database, Readiness readiness, History history, TimeProvider clock)
{
    /// <returns>404 for anybody but staff.</returns>
    public async Task<Outcome<OperationsView>> RunAsync(AccountId me, CancellationToken ct)
    {
        if (!await database.ReadAsync(db => StaffGate.IsStaffAsync(db, me), ct)) return Fault.NotFound;
        return new OperationsView(await readiness.MissingAsync(), ChartView.Of(history.All(), clock.Milliseconds()));
    }
}

/// <param name="Missing">What keeps this process from being ready for requests.</param>
public sealed record OperationsView(IReadOnlyList<string> Missing, IReadOnlyList<ChartView> Charts);
