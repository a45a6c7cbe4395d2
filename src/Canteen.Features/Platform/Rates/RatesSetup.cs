using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Features.Platform.Rates;

public static class RatesSetup
{
    public static IServiceCollection AddRates(this IServiceCollection services) => services
        .AddSingleton<RateMeter>()
        .AddSingleton(s => new RateCounts(s.GetRequiredService<TimeProvider>()))
        .AddSingleton<RateRules>()
        .AddSingleton<RateQueue>()
        .AddSingleton<RateAnswers>()
        .AddSingleton<TokenTries>();
}
