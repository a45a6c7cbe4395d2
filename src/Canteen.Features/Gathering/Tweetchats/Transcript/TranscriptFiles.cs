using Canteen.Core;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Errors;
using Canteen.Storage;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Gathering.Tweetchats.Transcript;

/// <summary>A transcript as a file, for programs, and to be printed. All are written as they are read, however long.</summary>
internal sealed class TranscriptFiles(Database database, ReadEntries entries, CanteenSettings settings, TimeProvider clock)
{
    public static async Task<IResult> CsvAsync(Id<Chat> id, HttpContext http, TranscriptFiles files, CancellationToken ct)
    {
        if (await files.FindAsync(id, http, ct) is not { } chat) return Fault.NotFound.ToResult();
        return Results.Stream(
            into => TranscriptCsv.WriteAsync(into, files.SlicesOf(chat, http), ct), "text/csv; charset=utf-8", $"transcript-{id}.csv");
    }

    public static async Task<IResult> FileAsync(Id<Chat> id, HttpContext http, TranscriptFiles files, CancellationToken ct)
    {
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"transcript-{id}.json\"";
        return await JsonAsync(id, http, files, ct);
    }

    public static async Task<IResult> JsonAsync(Id<Chat> id, HttpContext http, TranscriptFiles files, CancellationToken ct)
    {
        if (await files.FindAsync(id, http, ct) is not { } chat)
        {
            http.Response.Headers.Remove("Content-Disposition");
            return Fault.NotFound.ToResult();
        }
        return Results.Json(files.JsonOf(chat, http));
    }

    public static async Task<IResult> PrintAsync(Id<Chat> id, HttpContext http, TranscriptFiles files, CancellationToken ct) =>
        await files.FindAsync(id, http, ct) is { } chat
            ? new TranscriptPrint(chat, files.Now, files.SlicesOf(chat, http))
            : Fault.NotFound.ToResult();

    private long Now => clock.Milliseconds();

    private async Task<Chat?> FindAsync(Id<Chat> id, HttpContext http, CancellationToken ct)
    {
        http.Response.Headers.CacheControl = "private, no-store";
        return await database.ReadAsync(db => ReadTranscript.BegunChatAsync(db, id, http.Viewer()), ct);
    }

    private IAsyncEnumerable<IReadOnlyList<TranscriptEntry>> SlicesOf(Chat chat, HttpContext http) =>
        entries.RunAsync(chat, http.Viewer(), http.RequestAborted);

    private TranscriptJson JsonOf(Chat chat, HttpContext http) => TranscriptJson.From(
        chat, settings.Url($"{chat.Path}/transcript"), Now, entries.EachAsync(chat, http.Viewer(), http.RequestAborted));
}
