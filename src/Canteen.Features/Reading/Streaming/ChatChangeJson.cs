using System.Text.Json;

namespace Canteen.Features.Reading.Streaming;

/// <summary>What apps are told of a tweetchat that is not what it was.</summary>
/// <param name="QuestionId">The question that was asked with this.</param>
internal sealed record ChatChangeJson(string Id, string State, string? QuestionId)
{
    private static readonly JsonSerializerOptions Names = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <returns>UTF-8.</returns>
    public static byte[] Of(ChatChanged changed) => JsonSerializer.SerializeToUtf8Bytes(
        new ChatChangeJson(changed.Chat.ToString(), NameOf(changed.State), changed.Asked?.ToString()), Names);

    private static string NameOf(ChatState state) => state switch
    {
        ChatState.CalledOff => "cancelled",
        _ => state.ToString().ToLowerInvariant(),
    };
}
