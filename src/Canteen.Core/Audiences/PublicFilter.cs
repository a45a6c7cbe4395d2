namespace Canteen.Core.Audiences;

/// <summary>Which posts of a public timeline are wanted.</summary>
/// <param name="Local">Only posts written here.</param>
/// <param name="Remote">Only posts from other servers.</param>
/// <param name="OnlyMedia">Only posts with pictures or sound: none yet.</param>
public sealed record PublicFilter(bool Local = false, bool Remote = false, bool OnlyMedia = false)
{
    /// <summary>
    /// A condition on <c>posts p</c>, with <c>@viewer</c>: from where they are wanted, and for the viewer as a member or a visitor.
    /// </summary>
    public string Sql => (Local, Remote) switch
    {
        (true, false) => $"p.local = TRUE AND {AudienceSql.NotBehindSignIn}",
        (false, true) => $"p.local = FALSE AND {AudienceSql.NotBehindSignIn}",
        _ => AudienceSql.NotBehindSignIn,
    };

    /// <summary>The same as <see cref="Sql"/>, of a post that the viewer sees.</summary>
    /// <param name="isLocal">Its author is from here.</param>
    public bool Wants(bool isLocal) => Local == Remote || Local == isLocal;
}
