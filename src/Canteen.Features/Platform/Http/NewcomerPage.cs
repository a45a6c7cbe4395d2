namespace Canteen.Features.Platform.Http;

/// <summary>A page that somebody who has just joined is shown before their home. The room that has it registers it.</summary>
/// <param name="FindAsync">Its path; null where there is nothing to do on it for this person.</param>
public sealed record NewcomerPage(Func<AccountId, CancellationToken, ValueTask<string?>> FindAsync);
