using Canteen.Features.Platform.About;
using Canteen.Features.Platform.Forms;
using Canteen.Features.Platform.Html;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Door.Documents;

/// <summary>The pages for everybody.</summary>
internal static class DocumentPages
{
    public static async Task<IResult> AboutAsync(FindDocument find, ListRules rules, CancellationToken ct) =>
        Page(
            await find.RunAsync(Document.About, ct),
            new([.. (await rules.RunAsync(ct)).Select(rule => new RuleText(rule.Text, rule.Hint))]));

    public static Task<IResult> ConductAsync(FindDocument find, CancellationToken ct) => ShowAsync(Document.Conduct, find, ct);

    public static Task<IResult> PrivacyAsync(FindDocument find, CancellationToken ct) => ShowAsync(Document.Privacy, find, ct);

    public static Task<IResult> TermsAsync(FindDocument find, CancellationToken ct) => ShowAsync(Document.Terms, find, ct);

    public static Task<IResult> AccessibilityAsync(FindDocument find, CancellationToken ct) => ShowAsync(Document.Accessibility, find, ct);

    private static async Task<IResult> ShowAsync(Document document, FindDocument find, CancellationToken ct) =>
        Page(await find.RunAsync(document, ct), null);

    private static IResult Page(DocumentText text, EqualList<RuleText>? rules) => PageAnswers.ShowPure<DocumentPage>(
        new { text.Document, text.Html, text.ChangedAt, Rules = rules }, new PageContent());
}
