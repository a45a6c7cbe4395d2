using Canteen.Core.Chats;
using Canteen.Features.Platform.Html;
using Canteen.Storage;

namespace Canteen.Features.Gathering.Tweetchats.Transcript;

/// <summary>A host says what came of the tweetchat, in Markdown; it stands above the transcript. Nothing takes it away.</summary>
public sealed class WriteSummary(Database database)
{
    private static readonly Fault TooLong = Fault.Invalid(
        [new("text", "ERR_TOO_LONG", $"The summary is too long (maximum is {Chat.MaxSummary} characters)")]);

    private static readonly Fault TooDeep = Fault.Invalid(
        [new("text", "ERR_INVALID", "The lists or quotations in this text are nested too deeply")]);

    private static readonly Fault NotBegun = Fault.Invalid("Validation failed: A chat has a summary when it has begun");

    /// <returns>404, 403: not their chat; 422: too long or too deep, or the chat has not begun.</returns>
    public async Task<Outcome<Done>> RunAsync(AccountId host, Id<Chat> id, string typed, CancellationToken ct)
    {
        var text = PlainText.Trim(typed);
        if (text.Length > Chat.MaxSummary) return TooLong;
        if (SafeMarkdown.Plain.Render(text) is null) return TooDeep;
        return await database.WriteAsync<Outcome<Done>>(
            async tx =>
            {
                if (!(await ChatGate.HostedChatAsync(tx, id, host)).Is(out var chat, out var fault)) return fault;
                if (chat.State is not (ChatState.Live or ChatState.Over)) return NotBegun;
                await tx.ExecuteAsync("UPDATE chats SET summary = @text WHERE id = @id", new { id, text });
                await ChatRows.ChangedAsync(tx, chat with { Summary = text });
                return Done.It;
            },
            ct);
    }
}
