using System.Text.Json;
using Canteen.Core.Caching;

namespace Canteen.Core.Accounts;

/// <summary>An account as this node remembers it.</summary>
public sealed class CachedAccount(AccountView view, JsonSerializerOptions json) : CacheEntry
{
    private byte[]? _json;

    public AccountView View { get; } = view;

    /// <summary>As apps read it, UTF-8; shared, so nobody may change it.</summary>
    public byte[] Json => _json ??= JsonSerializer.SerializeToUtf8Bytes(AccountJson.From(View), json);

    public override int Bytes { get; } = 3500 + (3 * (view.Bio.Length + view.BioHtml.Length)) + (3 * view.Fields.Sum(f => f.Value.Length + f.ValueHtml.Length));

    /// <summary>The same account after another post.</summary>
    /// <param name="posts">How many it has now.</param>
    /// <param name="at">Milliseconds.</param>
    /// <returns>Null where something else has happened meanwhile.</returns>
    internal CachedAccount? AfterPost(long posts, long at) => posts - View.PostsCount is 0 or 1
        ? new CachedAccount(View with { PostsCount = posts, LastPostAt = at }, json)
        : null;
}
