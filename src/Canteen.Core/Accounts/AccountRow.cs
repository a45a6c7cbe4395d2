using System.Text.Json;

namespace Canteen.Core.Accounts;

/// <summary>A row of <c>accounts</c>, and its conversion to a view.</summary>
internal sealed class AccountRow
{
    public const string Columns =
        """
        a.id, a.handle, a.domain, a.uri, a.display_name, a.job_title, a.profession, a.organisation, a.place, a.bio, a.fields,
        a.views_own, a.time_zone, a.locked, a.bot, a.discoverable, a.indexable, a.hide_collections, a.created_at, a.last_post_at, a.suspended_at,
        a.followers_count, a.following_count, a.posts_count, (SELECT s.role FROM users s WHERE s.account_id = a.id) AS role
        """;

    public AccountId Id { get; set; }
    public string Handle { get; set; } = "";
    public string Domain { get; set; } = "";
    public string? Uri { get; set; }
    public string DisplayName { get; set; } = "";
    public string JobTitle { get; set; } = "";
    public string Profession { get; set; } = "";
    public string Organisation { get; set; } = "";
    public string Place { get; set; } = "";
    public string Bio { get; set; } = "";
    public string Fields { get; set; } = "[]";
    public bool ViewsOwn { get; set; }
    public string TimeZone { get; set; } = "";
    public bool Locked { get; set; }
    public bool Bot { get; set; }
    public bool Discoverable { get; set; }
    public bool Indexable { get; set; }
    public bool HideCollections { get; set; }
    public long CreatedAt { get; set; }
    public long? LastPostAt { get; set; }
    public long? SuspendedAt { get; set; }
    public long FollowersCount { get; set; }
    public long FollowingCount { get; set; }
    public long PostsCount { get; set; }
    public string? Role { get; set; }

    public AccountView ToView(CanteenSettings settings)
    {
        var frame = Frame(settings);
        return SuspendedAt is null ? Filled(frame, settings.Address) : frame with { Suspended = true };
    }

    private AccountView Frame(CanteenSettings settings) => new()
    {
        Id = Id,
        Handle = Handle,
        Domain = Domain,
        DisplayName = "",
        CreatedAt = CreatedAt,
        Uri = Domain.Length == 0 ? settings.Url($"/ap/users/{Id}") : Uri ?? "",
        Url = Domain.Length == 0 ? settings.Url($"/@{Handle}") : Uri ?? "",
        AvatarUrl = settings.Url("/images/avatar/missing.png"),
        HeaderUrl = settings.Url("/images/header/missing.png"),
    };

    private AccountView Filled(AccountView frame, string address) => frame with
    {
        DisplayName = DisplayName,
        JobTitle = JobTitle,
        Profession = Profession,
        Organisation = Organisation,
        Place = Place,
        ViewsOwn = ViewsOwn,
        TimeZone = TimeZone,
        Bio = Bio,
        BioHtml = ProfileText.BioHtml(Bio, address),
        Fields = ReadFields(address),
        Locked = Locked,
        Bot = Bot,
        Discoverable = Discoverable,
        Indexable = Indexable,
        HideCollections = HideCollections,
        LastPostAt = LastPostAt,
        FollowersCount = FollowersCount,
        FollowingCount = FollowingCount,
        PostsCount = PostsCount,
        Role = StaffRole.Of(Role),
    };

    private List<ProfileField> ReadFields(string address) => Fields == "[]" ? [] :
        [.. StoredField.Read(Fields).Select(f => new ProfileField(f.Name, f.Value, ProfileText.FieldHtml(f.Value, address)))];
}

/// <summary>A field as the column <c>accounts.fields</c> stores it, in a JSON array.</summary>
public sealed record StoredField(string Name, string Value)
{
    public static IReadOnlyList<StoredField> Read(string json) => JsonSerializer.Deserialize<List<StoredField>>(json) ?? [];

    public static string Write(IEnumerable<StoredField> fields) => JsonSerializer.Serialize(fields);
}
