using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Forms;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Features.Gathering.Tweetchats.Transcript;

/// <summary>Tweetchats as they were said: to read, to search, to print and to take away.</summary>
internal static class TranscriptSetup
{
    public static void Register(IServiceCollection services) => services
        .AddSingleton<ReadTranscript>().AddSingleton<ReadSections>().AddSingleton<ReadLinks>().AddSingleton<ReadEntries>()
        .AddSingleton<SearchTranscript>().AddSingleton<WriteSummary>().AddSingleton<TranscriptPages>().AddSingleton<TranscriptFiles>()
        .AddSingleton(TranscriptPages.Saved);

    public static void Map(IEndpointRouteBuilder routes)
    {
        var chats = routes.MapGroup("/chats/{id:id}");
        chats.MapGet("/transcript", TranscriptPages.ShowAsync).AllowVisitors();
        chats.MapGet("/transcript/print", TranscriptFiles.PrintAsync).AllowVisitors();
        chats.MapGet("/transcript.csv", TranscriptFiles.CsvAsync).AllowVisitors();
        chats.MapGet("/transcript.json", TranscriptFiles.FileAsync).AllowVisitors();
        chats.MapGet("/summary", TranscriptPages.AskSummaryAsync).RequireSignIn();
        chats.MapPost("/summary", TranscriptPages.WriteSummaryAsync).TakeForm().GiveBack("text");
        routes.MapGet("/api/canteen/v1/chats/{id:id}/transcript", TranscriptFiles.JsonAsync).AllowVisitors("read:statuses");
    }
}
