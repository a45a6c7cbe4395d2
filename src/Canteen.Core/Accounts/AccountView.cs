namespace Canteen.Core.Accounts;

/// <summary>An account as everyone may see it: what JSON, pages and actor documents are made from. Times in milliseconds.</summary>
public sealed record AccountView
{
    public required AccountId Id { get; init; }
    public required string Handle { get; init; }

    /// <summary>Empty for an account of ours.</summary>
    public required string Domain { get; init; }

    /// <summary><c>name</c> for ours, <c>name@domain</c> for others.</summary>
    public string Acct => Domain.Length == 0 ? Handle : $"{Handle}@{Domain}";

    public required string DisplayName { get; init; }

    /// <summary>The display name, or the handle where there is nothing to see in it: links and buttons are named by it.</summary>
    public string Name => PlainText.IsBlank(DisplayName) ? Handle : DisplayName;

    public string JobTitle { get; init; } = "";
    public string Profession { get; init; } = "";
    public string Organisation { get; init; } = "";
    public bool ViewsOwn { get; init; }

    /// <summary>As typed.</summary>
    public string Bio { get; init; } = "";

    /// <summary>Safe HTML, made from the bio.</summary>
    public string BioHtml { get; init; } = "";

    public IReadOnlyList<ProfileField> Fields { get; init; } = [];
    public bool Locked { get; init; }
    public bool Bot { get; init; }
    public bool Discoverable { get; init; }
    public bool Indexable { get; init; }
    public bool HideCollections { get; init; }
    public bool Suspended { get; init; }
    public long CreatedAt { get; init; }
    public long? LastPostAt { get; init; }
    public long FollowersCount { get; init; }
    public long FollowingCount { get; init; }
    public long PostsCount { get; init; }

    /// <summary>What somebody does for this server, for everyone to see; null for those who only use it.</summary>
    public StaffRole? Role { get; init; }

    /// <summary>The actor's id on the wire.</summary>
    public required string Uri { get; init; }

    /// <summary>The profile page, absolute.</summary>
    public required string Url { get; init; }

    /// <summary>The picture, absolute; without one, an image whose name clients know: missing.png.</summary>
    public string AvatarUrl { get; init; } = "";

    /// <inheritdoc cref="AvatarUrl"/>
    public string HeaderUrl { get; init; } = "";

    /// <summary>The profile page on this server, relative: <c>/@name</c>.</summary>
    public string Path => "/@" + Acct;

    /// <summary>Nothing has changed of what stands beside a post.</summary>
    public bool IsShownAs(AccountView other) =>
        (Id, DisplayName, Handle, Domain) == (other.Id, other.DisplayName, other.Handle, other.Domain)
        && (JobTitle, Profession, Organisation, ViewsOwn) == (other.JobTitle, other.Profession, other.Organisation, other.ViewsOwn);
}

/// <summary>A line of a profile: name and value as typed, the value as safe HTML.</summary>
public sealed record ProfileField(string Name, string Value, string ValueHtml);
