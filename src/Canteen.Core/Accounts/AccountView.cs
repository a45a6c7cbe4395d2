namespace Canteen.Core.Accounts;

/// <summary>An account as everyone may see it, from which JSON, pages and actor documents are made. Times in milliseconds.</summary>
public sealed record AccountView
{
    public required AccountId Id { get; init; }
    public required string Handle { get; init; }

    /// <summary>Empty for a local account.</summary>
    public required string Domain { get; init; }

    /// <summary><c>name</c> for local accounts, <c>name@domain</c> for others.</summary>
    public string Acct => Domain.Length == 0 ? Handle : $"{Handle}@{Domain}";

    public required string DisplayName { get; init; }

    /// <summary>The display name, or the handle where the display name is blank; used as the name in links and buttons.</summary>
    public string Name => PlainText.IsBlank(DisplayName) ? Handle : DisplayName;

    public string JobTitle { get; init; } = "";
    public string Profession { get; init; } = "";
    public string Organisation { get; init; } = "";

    /// <summary>Where they work or live, in their own words.</summary>
    public string Place { get; init; } = "";

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

    /// <summary>The IANA name of the zone in which they read times; empty for that of each device. For themselves alone.</summary>
    public string TimeZone { get; init; } = "";

    public long CreatedAt { get; init; }
    public long? LastPostAt { get; init; }
    public long FollowersCount { get; init; }
    public long FollowingCount { get; init; }
    public long PostsCount { get; init; }

    /// <summary>Their role on this server, for everyone to see; null for members without one.</summary>
    public StaffRole? Role { get; init; }

    /// <summary>The id of the actor in ActivityPub.</summary>
    public required string Uri { get; init; }

    /// <summary>The profile page, absolute.</summary>
    public required string Url { get; init; }

    /// <summary>The picture, absolute; without one, an image whose name clients know: missing.png.</summary>
    public string AvatarUrl { get; init; } = "";

    /// <inheritdoc cref="AvatarUrl"/>
    public string HeaderUrl { get; init; } = "";

    /// <summary>The profile page on this server, relative: <c>/@name</c>.</summary>
    public string Path => "/@" + Acct;

    /// <summary>True when nothing that is shown beside a post has changed.</summary>
    public bool IsShownAs(AccountView other) =>
        (Id, DisplayName, Handle, Domain) == (other.Id, other.DisplayName, other.Handle, other.Domain)
        && (JobTitle, Profession, Organisation, ViewsOwn) == (other.JobTitle, other.Profession, other.Organisation, other.ViewsOwn);
}

/// <summary>A field of a profile: name and value as typed, and the value as safe HTML.</summary>
public sealed record ProfileField(string Name, string Value, string ValueHtml);
