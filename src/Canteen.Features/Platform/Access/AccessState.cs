namespace Canteen.Features.Platform.Access;

/// <summary>Whether the person behind a token or a session may use the server.</summary>
public enum AccessState { Open, Unconfirmed, Pending, Disabled }

public static class AccessStates
{
    public static AccessState Of(long? confirmedAt, long? approvedAt, long? disabledAt, long? suspendedAt) =>
        confirmedAt is null ? AccessState.Unconfirmed
        : approvedAt is null ? AccessState.Pending
        : disabledAt is not null || suspendedAt is not null ? AccessState.Disabled
        : AccessState.Open;

    /// <summary>403 with the sentences that Mastodon's apps match; null for <see cref="AccessState.Open"/>.</summary>
    public static Fault? Refusal(this AccessState state) => state switch
    {
        AccessState.Unconfirmed => Fault.Forbidden("Your login is missing a confirmed e-mail address"),
        AccessState.Pending => Fault.Forbidden("Your login is currently pending approval"),
        AccessState.Disabled => Fault.Forbidden("Your login is currently disabled"),
        _ => null,
    };
}

/// <summary>Marks an endpoint that people may use before they are admitted, such as asking for the confirmation mail again.</summary>
public sealed record OpenToNewcomers;
