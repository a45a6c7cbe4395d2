using Canteen.Storage;

namespace Canteen.Features.Posting.Posts;

/// <summary>How visible somebody's posts usually are.</summary>
public sealed class LoadUsualVisibility(Database database)
{
    public Task<Visibility> RunAsync(AccountId author, CancellationToken ct) =>
        database.ReadAsync(async db => (await AuthorUsual.LoadAsync(db, author)).DefaultVisibility, ct);
}
