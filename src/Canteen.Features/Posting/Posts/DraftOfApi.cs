using Canteen.Core.Posts;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Input;
using Canteen.Features.Platform.Posts;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Posting.Posts;

/// <summary>Reads a draft from the parameters of <c>POST /api/v1/statuses</c>.</summary>
internal static class DraftOfApi
{
    private static readonly string[] QuotePolicies = ["", "public", "followers", "nobody"];

    /// <exception cref="BadInputException">
    /// A parameter is malformed, or asks for something that does not exist here: refusing is better than ignoring it.
    /// </exception>
    public static PostDraft Read(HttpContext context, ApiInput input)
    {
        RefuseWhatIsNotHere(input);
        return new(input.Text("status") ?? "")
        {
            ContentWarning = input.Text("spoiler_text") ?? "",
            Sensitive = input.Flag("sensitive"),
            Visibility = ReadVisibility(input),
            Language = input.Text("language", 64),
            ReplyTo = input.Id<Post>("in_reply_to_id"),
            IdempotencyKey = PlainText.Clean(context.Request.Headers["Idempotency-Key"].ToString()),
            App = context.Caller().App,
        };
    }

    private static Visibility? ReadVisibility(ApiInput input)
    {
        if (input.Text("visibility", 64) is not { Length: > 0 } name) return null;
        return VisibilityJson.Parse(name) ?? throw Refused("Visibility must be public, unlisted, private or direct");
    }

    private static void RefuseWhatIsNotHere(ApiInput input)
    {
        if (input.List("media_ids").Any(id => id.Length > 0))
            throw Refused("Pictures and other media aren't available on this server yet");
        if (input.Has("poll")) throw Refused("Polls aren't available on this server yet");
        if (input.Text("scheduled_at") is { Length: > 0 }) throw Refused("Scheduling posts isn't available on this server yet");
        if (input.Text("quoted_status_id") is { Length: > 0 }) throw Refused("Quoting posts isn't available on this server yet");
        if (!QuotePolicies.Contains(input.Text("quote_approval_policy") ?? ""))
            throw Refused("Quote approval policy must be public, followers or nobody");
    }

    private static BadInputException Refused(string sentence) => new(Fault.Invalid("Validation failed: " + sentence));
}
