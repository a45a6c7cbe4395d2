using Canteen.Features.Platform.Posts;
using Canteen.Features.Posting.Posts;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Bench.Posts;

/// <summary>64 callers of <see cref="PublishPost"/>, with reactions and live tails running as in a server.</summary>
internal sealed class UseCasePosts : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly PublishPost _publish;
    private readonly List<(AccountId Id, string Token)> _members;
    private int _number;

    private UseCasePosts(WebApplication app, List<(AccountId Id, string Token)> members) =>
        (_app, _publish, _members) = (app, app.Services.GetRequiredService<PublishPost>(), members);

    /// <param name="services">Changes to the registrations.</param>
    public static async Task<UseCasePosts> OpenAsync(
        BenchPlace place, string name = "use-case", Action<IServiceCollection>? services = null)
    {
        var app = await BenchPlace.BuildAsync(place.FolderFor(name), services);
        await app.StartAsync();
        return new UseCasePosts(app, await BenchPlace.AddMembersAsync(app));
    }

    public Task<Measure> RunAsync(TimeSpan length) =>
        Measure.ManyAsync(PostsBench.Writers, length, () => Environment.CpuUsage.TotalTime, PublishAsync);

    private async Task PublishAsync(int writer)
    {
        var number = Interlocked.Increment(ref _number);
        var draft = new PostDraft(BenchPlace.TextOf(number)) { IdempotencyKey = $"key-{number}" };
        _ = (await _publish.RunAsync(_members[writer].Id, draft, CancellationToken.None)).Value;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
