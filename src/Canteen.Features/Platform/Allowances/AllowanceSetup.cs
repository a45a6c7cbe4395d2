using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Features.Platform.Allowances;

public static class AllowanceSetup
{
    public static IServiceCollection AddAllowances(this IServiceCollection services) =>
        services.AddSingleton<AllowancePruner>().AddHostedService(s => s.GetRequiredService<AllowancePruner>());
}
