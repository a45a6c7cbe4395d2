using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Features.Platform.CatchUp;

/// <summary>
/// Finds one section of what somebody missed. A room that has something to tell registers one. It answers by one query at most, which looks
/// at no more than so many rows, however long the time and whoever asks; what it names its reader may see.
/// </summary>
public interface ICatchUpSource
{
    /// <summary>The place of its section on the page: lower comes first.</summary>
    int Order { get; }

    /// <returns>Null where there is nothing to tell.</returns>
    ValueTask<CatchUpSection?> FindAsync(CatchUpWindow window, CancellationToken ct);
}

public static class CatchUpRegistration
{
    public static IServiceCollection AddCatchUpSource<TSource>(this IServiceCollection services) where TSource : class, ICatchUpSource =>
        services.AddSingleton<ICatchUpSource, TSource>();
}
