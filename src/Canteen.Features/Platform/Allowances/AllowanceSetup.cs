using Canteen.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Features.Platform.Allowances;

public static class AllowanceSetup
{
    // Rows of allowances that are full again are deleted; otherwise the names that strangers made up would stay for ever.
    private const string WholeAgain =
        "DELETE FROM allowances WHERE key IN (SELECT key FROM allowances WHERE used_until < @Before ORDER BY used_until LIMIT @Most)";

    public static IServiceCollection AddAllowances(this IServiceCollection services) => services.AddOldRows(WholeAgain, TimeSpan.Zero);
}
