namespace Canteen.Features.Reading.QuietHours;

/// <summary>What somebody wants to be left alone by, and when; what is null stays as it is.</summary>
/// <param name="Zone">The IANA name of a zone.</param>
public sealed record QuietDraft(
    string? Zone = null, IReadOnlyList<QuietRule>? Rules = null, bool? PrivateMentions = null, IReadOnlyList<AccountId>? People = null);
