using Canteen.Core.Filters;
using Canteen.Features.Platform.Input;

namespace Canteen.Features.Safety.Filters;

/// <summary>Reads filters and keywords from a request, in the old form of the interface and in the new.</summary>
internal static class FilterInput
{
    public static FilterDraft Filter(ApiInput input)
    {
        var action = input.Text("filter_action", 20);
        return new FilterDraft(
            input.Text("title"), Contexts(input), FilterNamesJson.ActionOf(action ?? ""), Seconds(input),
            [.. input.Objects("keywords_attributes", FilterRows.MostKeywords + 1).Select(Keyword)],
            HasContexts: input.Has("context"), HasAction: !string.IsNullOrEmpty(action));
    }

    /// <summary>A filter of one phrase, whose title is the phrase.</summary>
    /// <param name="keyword">The phrase, where it is there already.</param>
    public static FilterDraft Phrase(ApiInput input, Id<FilterKeyword>? keyword)
    {
        FilterAction? action = input.Flag("irreversible") switch
        {
            true => FilterAction.Hide,
            false => FilterAction.Warn,
            null => null,
        };
        var phrase = input.Text("phrase");
        return new FilterDraft(
            phrase, Contexts(input), action, Seconds(input), [new KeywordDraft(keyword, phrase, input.Flag("whole_word"))],
            HasContexts: input.Has("context"));
    }

    public static KeywordDraft Keyword(ApiInput input) => new(
        input.Id<FilterKeyword>("id"), input.Text("keyword"), input.Flag("whole_word"), input.Flag("_destroy") ?? false);

    private static FilterContext? Contexts(ApiInput input) => FilterNamesJson.ContextsOf(input.List("context", 20));

    // Empty means never.
    private static long? Seconds(ApiInput input) => input.Has("expires_in") ? input.Number("expires_in") ?? 0 : null;
}
