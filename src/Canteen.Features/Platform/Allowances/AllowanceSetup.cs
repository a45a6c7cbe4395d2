using Canteen.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Features.Platform.Allowances;

public static class AllowanceSetup
{
    // Names that strangers made up would otherwise stay for ever.
    private const string WholeAgain =
        "DELETE FROM allowances WHERE key IN (SELECT key FROM allowances WHERE used_until < @Before ORDER BY used_until LIMIT @Most)";

    public static IServiceCollection AddAllowances(this IServiceCollection services) => services.AddOldRows(WholeAgain, TimeSpan.Zero);
}
