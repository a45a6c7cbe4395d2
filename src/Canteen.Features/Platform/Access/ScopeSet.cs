namespace Canteen.Features.Platform.Access;

/// <summary>OAuth scopes. A coarse one (<c>write</c>) covers its granular ones (<c>write:statuses</c>).</summary>
public sealed class ScopeSet
{
    private static readonly string[] FollowCovers = ["blocks", "follows", "mutes"];
    private readonly HashSet<string> _scopes;

    private ScopeSet(IEnumerable<string> scopes) => _scopes = [.. scopes];

    public static readonly ScopeSet None = new([]);
    public static readonly ScopeSet All = new(["read", "write", "follow", "push", "profile", "admin:read", "admin:write"]);

    /// <summary>Splits at spaces and plus signs; does not check that the names exist.</summary>
    public static ScopeSet Parse(string text) => new(text.Split([' ', '+'], StringSplitOptions.RemoveEmptyEntries));

    public IEnumerable<string> Names => _scopes;

    /// <summary>True when one of these scopes is <paramref name="needed"/> or covers it.</summary>
    public bool Covers(string needed)
    {
        if (_scopes.Contains(needed)) return true;
        var colon = needed.LastIndexOf(':');
        if (colon < 0) return false;
        return _scopes.Contains(needed[..colon])
            || (_scopes.Contains("follow") && FollowCovers.Contains(needed[(colon + 1)..]) && !needed.StartsWith(
                "admin", StringComparison.Ordinal));
    }

    public bool CoversAll(ScopeSet needed) => needed.Names.All(Covers);

    public override string ToString() => string.Join(' ', _scopes);
}
