using System.Text.Json;
using Canteen.Storage;

namespace Canteen.Features.Platform.Notifications;

/// <summary>Notifications as the JSON that apps read.</summary>
public sealed class RenderedNotifications(Database database, NotificationReader reader)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <summary>UTF-8; null when it is not <paramref name="me"/>'s, or is gone with what it was about.</summary>
    public async Task<byte[]?> JsonAsync(NotificationId id, AccountId me, CancellationToken ct) =>
        await database.ReadAsync(db => reader.FindAsync(db, me, id), ct) is { } found
            ? JsonSerializer.SerializeToUtf8Bytes(NotificationJson.From(found), Json)
            : null;
}
