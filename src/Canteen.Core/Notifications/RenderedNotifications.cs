namespace Canteen.Core.Notifications;

/// <summary>Notifications as the JSON that apps read.</summary>
public sealed class RenderedNotifications
{
    private readonly NotificationReader _reader;
    private readonly NotificationWriterJson _writer;

    public RenderedNotifications(NotificationReader reader, NotificationWriterJson writer) => (_reader, _writer) = (reader, writer);

    /// <summary>UTF-8; null when the notification is not <paramref name="me"/>'s, or is gone together with what it was about.</summary>
    public async Task<byte[]?> JsonAsync(NotificationId id, AccountId me, CancellationToken ct)
    {
        if (await _reader.FindAsync(me, id, ct) is not { } told) return null;
        var json = new byte[_writer.Measure(told)];
        _writer.Write(json, told);
        return json;
    }
}
