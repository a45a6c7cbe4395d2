using Dapper;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Storage;

public static class StorageSetup
{
    static StorageSetup()
    {
        DefaultTypeMap.MatchNamesWithUnderscores = true;
        SqlMapper.AddTypeHandler(new IdHandler<Account>());
        SqlMapper.AddTypeHandler(new IdHandler<Post>());
        SqlMapper.AddTypeHandler(new IdHandler<App>());
        SqlMapper.AddTypeHandler(new IdHandler<AccessToken>());
        SqlMapper.AddTypeHandler(new IdHandler<BrowserSession>());
        SqlMapper.AddTypeHandler(new IdHandler<Notification>());
    }

    public static IServiceCollection AddStorage(this IServiceCollection services, DatabaseSettings settings) =>
        services.AddSingleton(settings)
            .AddSingleton(s => new IdSource(s.GetRequiredService<TimeProvider>()))
            .AddSingleton<Database>()
            .AddSingleton<Migrator>();

    /// <summary>Registers a durable reaction. It starts at the head of the log when it is new.</summary>
    public static IServiceCollection AddReaction<T>(this IServiceCollection services) where T : class, IReaction =>
        services.AddSingleton<IReaction, T>();

    /// <summary>Registers a live tail; the same instance answers for <typeparamref name="T"/>.</summary>
    public static IServiceCollection AddLiveTail<T>(this IServiceCollection services) where T : class, ILiveTail =>
        services.AddSingleton<T>().AddSingleton<ILiveTail>(s => s.GetRequiredService<T>());

    public static IServiceCollection AddJobWorker<T>(this IServiceCollection services) where T : class, IJobWorker =>
        services.AddSingleton<IJobWorker, T>();
}
