using System.Security.Cryptography;
using Canteen.Storage.Postgres;
using Canteen.Storage.Sqlite;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Canteen.Storage;

public static class StorageSetup
{
    static StorageSetup()
    {
        DefaultTypeMap.MatchNamesWithUnderscores = true;
        // Lists of 3 and of 4 items then share one prepared statement.
        SqlMapper.Settings.PadListExpansions = true;
        // Otherwise Dapper would use its own mapping for strings first.
        SqlMapper.RemoveTypeMap(typeof(string));
        SqlMapper.AddTypeHandler(typeof(string), new TextHandler());
        SqlMapper.AddTypeHandler(typeof(Id<Account>), new IdHandler<Account>());
        SqlMapper.AddTypeHandler(typeof(Id<Post>), new IdHandler<Post>());
        SqlMapper.AddTypeHandler(typeof(Id<Chat>), new IdHandler<Chat>());
        SqlMapper.AddTypeHandler(typeof(Id<ChatQuestion>), new IdHandler<ChatQuestion>());
        SqlMapper.AddTypeHandler(typeof(Id<ChatMessage>), new IdHandler<ChatMessage>());
        SqlMapper.AddTypeHandler(typeof(Id<App>), new IdHandler<App>());
        SqlMapper.AddTypeHandler(typeof(Id<AccessToken>), new IdHandler<AccessToken>());
        SqlMapper.AddTypeHandler(typeof(Id<BrowserSession>), new IdHandler<BrowserSession>());
        SqlMapper.AddTypeHandler(typeof(Id<Notification>), new IdHandler<Notification>());
        SqlMapper.AddTypeHandler(typeof(Id<Community>), new IdHandler<Community>());
        SqlMapper.AddTypeHandler(typeof(Id<Filter>), new IdHandler<Filter>());
        SqlMapper.AddTypeHandler(typeof(Id<FilterKeyword>), new IdHandler<FilterKeyword>());
        SqlMapper.AddTypeHandler(typeof(Id<FilteredPost>), new IdHandler<FilteredPost>());
        SqlMapper.AddTypeHandler(typeof(Id<PersonalList>), new IdHandler<PersonalList>());
        SqlMapper.AddTypeHandler(typeof(Id<SavedSearch>), new IdHandler<SavedSearch>());
        SqlMapper.AddTypeHandler(typeof(Id<Pack>), new IdHandler<Pack>());
        SqlMapper.AddTypeHandler(typeof(Id<Organisation>), new IdHandler<Organisation>());
        SqlMapper.AddTypeHandler(typeof(Id<Membership>), new IdHandler<Membership>());
        SqlMapper.AddTypeHandler(typeof(Id<MembershipInvitation>), new IdHandler<MembershipInvitation>());
        SqlMapper.AddTypeHandler(typeof(Id<Collection>), new IdHandler<Collection>());
        SqlMapper.AddTypeHandler(typeof(Id<TagPair>), new IdHandler<TagPair>());
        SqlMapper.AddTypeHandler(typeof(Id<FeaturedTag>), new IdHandler<FeaturedTag>());
    }

    /// <summary>
    /// The database, and everything that follows its log while the host runs. The first use of <see cref="IdSource"/> or
    /// <see cref="Database"/> takes this node's number from the database.
    /// </summary>
    public static IServiceCollection AddStorage(this IServiceCollection services, DatabaseSettings settings)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(new Jitter(() => RandomNumberGenerator.GetInt32(1_000_001) / 1_000_000.0));
        services.AddMetrics().AddLogging();
        services.AddSingleton(settings)
            .AddSingleton<StorageMeter>()
            .AddSingleton<IEngine>(s => settings.IsSqlite
                ? new SqliteEngine(settings.SqlitePath, s.GetRequiredService<StorageMeter>())
                : new PostgresEngine(settings.Connection, s.GetRequiredService<Jitter>(), s.GetRequiredService<StorageMeter>()))
            .AddSingleton(s => new IdSource(s.GetRequiredService<TimeProvider>(), s.GetRequiredService<IEngine>().TakeNode()))
            .AddSingleton<IdSeed>()
            .AddSingleton(s => new Database(
                s.GetRequiredService<IEngine>(), settings, s.GetRequiredService<TimeProvider>(), s.GetRequiredService<IdSeed>(),
                s.GetRequiredService<StorageMeter>(), s.GetRequiredService<ILogger<OutageLog>>()))
            .AddSingleton<Migrator>()
            .AddSingleton<SearchIndex>()
            .AddSingleton<EventLog>()
            .AddSingleton<IJobWorker, DeadReactions>()
            .AddSingleton(s => new EventPipeline(s))
            .AddSingleton(s => new StorageHealth(
                s.GetRequiredService<Database>(), s.GetRequiredService<ReactionRunner>(), s.GetRequiredService<StorageMeter>(),
                s.GetRequiredService<TimeProvider>()))
            .AddSingleton(s => new DatabaseProbe(
                s.GetRequiredService<Database>(), s.GetRequiredService<EventLog>(), settings, s.GetRequiredService<TimeProvider>()));
        return services.AddRunning<LiveTails>().AddRunning<ReactionRunner>().AddRunning<JobRunner>().AddRunning<LogPruner>()
            .AddRunning<CleanupWorker>()
            .AddRunning<LogListener>().AddRunning<ClockMonitor>();
    }

    /// <summary>Registers a reaction. A new one starts at the head of the log.</summary>
    public static IServiceCollection AddReaction<T>(this IServiceCollection services) where T : class, IReaction =>
        services.AddSingleton<IReaction, T>();

    /// <summary>Registers a live tail; <typeparamref name="T"/> resolves to the same instance.</summary>
    public static IServiceCollection AddLiveTail<T>(this IServiceCollection services) where T : class, ILiveTail =>
        services.AddSingleton<T>().AddSingleton<ILiveTail>(s => s.GetRequiredService<T>());

    public static IServiceCollection AddJobWorker<T>(this IServiceCollection services) where T : class, IJobWorker =>
        services.AddSingleton<IJobWorker, T>();

    /// <summary>Registers rows to be deleted after some time; see <see cref="ExpiredRowCleanup"/> for the statement.</summary>
    public static IServiceCollection AddOldRows(this IServiceCollection services, string sql, TimeSpan kept) =>
        services.AddSingleton<ICleanup>(s => new ExpiredRowCleanup(sql, kept, s.GetRequiredService<Database>()));

    public static IServiceCollection AddLeftovers<T>(this IServiceCollection services) where T : class, ICleanup =>
        services.AddSingleton<ICleanup, T>();

    private static IServiceCollection AddRunning<T>(
        this IServiceCollection services) where T : class, Microsoft.Extensions.Hosting.IHostedService =>
        services.AddSingleton<T>().AddHostedService(s => s.GetRequiredService<T>());
}
