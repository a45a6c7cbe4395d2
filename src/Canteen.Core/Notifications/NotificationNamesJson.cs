namespace Canteen.Core.Notifications;

/// <summary>The names of the kinds in Mastodon's API.</summary>
public static class NotificationTypeJson
{
    private const string Reblog = "reblog", Status = "status";

    public static string Name(string kind) => kind switch
    {
        NotificationKinds.Boost => Reblog,
        NotificationKinds.Post => Status,
        _ => kind,
    };

    /// <summary>The kind with this name in Mastodon's API; for an unknown name, a word that no notification has.</summary>
    public static string Kind(string name) => name switch
    {
        Reblog => NotificationKinds.Boost,
        Status => NotificationKinds.Post,
        NotificationKinds.Boost or NotificationKinds.Post => "",
        _ => name,
    };
}

/// <summary><c>favourite-123-41000</c>, <c>follow-41000</c>, <c>ungrouped-456</c>.</summary>
public static class GroupKeyJson
{
    public static string Write(GroupKey key)
    {
        if (key.IsAlone) return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{GroupKey.Alone}-{key.Bucket}");
        var name = NotificationTypeJson.Name(key.Kind);
        return key.Post == 0
            ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{name}-{key.Bucket}")
            : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{name}-{key.Post}-{key.Bucket}");
    }

    /// <summary>Null for what is not one of our keys.</summary>
    public static GroupKey? Read(string text)
    {
        var parts = text.Split('-');
        if (parts.Length is < 2 or > 3 || !Id<Post>.TryParse(parts[^1], out var last)) return null;
        if (parts is [GroupKey.Alone, _]) return new(GroupKey.Alone, 0, last.Value);
        var kind = NotificationTypeJson.Kind(parts[0]);
        if (!NotificationKinds.Grouped.Contains(kind) || last.Value > MaxBucket) return null;
        if (parts.Length == 2) return new(kind, 0, last.Value);
        return Id<Post>.TryParse(parts[1], out var post) ? new(kind, post.Value, last.Value) : null;
    }

    // Beyond it, the ids of a half day would not fit into 64 bits.
    private const long MaxBucket = (1L << 46) / GroupKey.HalfDay;
}
