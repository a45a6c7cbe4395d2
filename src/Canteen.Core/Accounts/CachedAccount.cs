using System.Text.Json;
using Canteen.Core.Caching;

namespace Canteen.Core.Accounts;

/// <summary>An account in the cache of this node.</summary>
public sealed class CachedAccount(AccountView view, JsonSerializerOptions json) : CacheEntry
{
    private byte[]? _json;

    public AccountView View { get; } = view;

    /// <summary>The JSON that apps read, in UTF-8; it is shared, so it must not be changed.</summary>
    public byte[] Json => _json ??= JsonSerializer.SerializeToUtf8Bytes(AccountJson.From(View), json);

    public override int Bytes { get; } = 3500 + (
        3 * (view.Bio.Length + view.BioHtml.Length)) + (3 * view.Fields.Sum(f => f.Value.Length + f.ValueHtml.Length));

    /// <summary>The same account after another post.</summary>
    /// <param name="posts">How many posts it has now.</param>
    /// <param name="at">Milliseconds.</param>
    /// <returns>Null when the counts do not fit, because something else has happened meanwhile.</returns>
    internal CachedAccount? AfterPost(long posts, long at) => posts - View.PostsCount is 0 or 1
        ? new CachedAccount(View with { PostsCount = posts, LastPostAt = at }, json)
        : null;
}
