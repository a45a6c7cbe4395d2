using Microsoft.AspNetCore.Builder;

namespace Canteen.Features.Platform.Access;

/// <summary>
/// What an endpoint requires of the caller. <paramref name="AnyOf"/>: the token has one of these scopes; empty: any valid token.
/// </summary>
public sealed record ScopeRule(AccessNeed Need, IReadOnlyList<string> AnyOf);

public enum AccessNeed
{
    /// <summary>Open to everybody; callers are not asked who they are.</summary>
    Nobody,

    /// <summary>Open to visitors; a token, when given, must have the scope.</summary>
    Optional,

    /// <summary>A token of any kind.</summary>
    Token,

    /// <summary>A person's token, or a signed-in browser.</summary>
    Person,

    /// <summary>A signed-in browser: visitors are sent to the sign-in page.</summary>
    Browser,
}

public static class ScopeRules
{
    /// <summary>
    /// For a page, file or document that is open to everybody, or that checks its callers itself. A route without any rule is closed.
    /// </summary>
    public static T AllowEveryone<T>(this T endpoint) where T : IEndpointConventionBuilder =>
        endpoint.WithMetadata(new ScopeRule(AccessNeed.Nobody, []));

    /// <summary>API: a person's token with one of the scopes, or a signed-in browser.</summary>
    public static T RequireScope<T>(this T endpoint, params string[] anyOf) where T : IEndpointConventionBuilder =>
        endpoint.WithMetadata(new ScopeRule(AccessNeed.Person, anyOf));

    /// <summary>API: open to visitors; a token must have one of the scopes.</summary>
    public static T AllowVisitors<T>(this T endpoint, params string[] anyOf) where T : IEndpointConventionBuilder =>
        endpoint.WithMetadata(new ScopeRule(AccessNeed.Optional, anyOf));

    /// <summary>API: any token, an app's own too.</summary>
    public static T RequireToken<T>(this T endpoint, params string[] anyOf) where T : IEndpointConventionBuilder =>
        endpoint.WithMetadata(new ScopeRule(AccessNeed.Token, anyOf));

    /// <summary>Page or form: visitors are sent to sign in and come back.</summary>
    public static T RequireSignIn<T>(this T endpoint) where T : IEndpointConventionBuilder =>
        endpoint.WithMetadata(new ScopeRule(AccessNeed.Browser, []));
}
