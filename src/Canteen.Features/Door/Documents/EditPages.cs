using Canteen.Features.Platform.About;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Errors;
using Canteen.Features.Platform.Forms;
using Canteen.Features.Platform.Http;
using Canteen.Features.Platform.Input;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Door.Documents;

/// <summary>/settings/documents: where administrators write the texts.</summary>
internal static class EditPages
{
    public const string Path = "/settings/documents";

    // More than a text may have, so that one that is too long comes back with a sentence instead of being turned away.
    private const int MostRead = 1_000_000;

    public static async Task<IResult> ListAsync(HttpContext context, string? done, ListDocuments list, ListRules rules) =>
        await PageAsync(context, list, rules, null, done);

    /// <param name="fault">What is wrong with a rule.</param>
    public static async Task<IResult> PageAsync(
        HttpContext context, ListDocuments list, ListRules rules, Fault? fault, string? done = null) =>
        (await list.RunAsync(context.Me(), context.RequestAborted)).Is(out var texts, out var refused)
            ? PageAnswers.Show<DocumentsPage>(
                new { Texts = texts, Rules = await rules.RunAsync(context.RequestAborted), Fault = fault, Done = done }, fault)
            : refused.ToResult();

    public static async Task<IResult> ShowAsync(HttpContext context, string name, ListDocuments list) =>
        (await FindAsync(context, name, list)).Is(out var text, out var fault)
            ? PageAnswers.Show<EditDocumentPage>(new { Text = text, Typed = text.Markdown })
            : fault.ToResult();

    public static async Task<IResult> SaveAsync(HttpContext context, string name, ApiInput input, ListDocuments list, SaveDocument save)
    {
        if (!(await FindAsync(context, name, list)).Is(out var text, out var refused)) return refused.ToResult();
        var typed = input.Text("text", MostRead) ?? "";
        if (input.Text("do") == "preview")
        {
            var problem = Document.Problem(typed);
            var preview = problem is null ? MarkdownHtml.Render(typed) : null;
            return PageAnswers.Show<EditDocumentPage>(new { Text = text, Typed = typed, Preview = preview, Fault = problem }, problem);
        }
        return (await save.RunAsync(context.Me(), text.Document, typed, context.RequestAborted)).Is(out _, out var fault)
            ? GoBack.To(Path + "?done=saved")
            : PageAnswers.Show<EditDocumentPage>(new { Text = text, Typed = typed, Fault = fault }, fault);
    }

    public static async Task<IResult> ResetAsync(HttpContext context, string name, ListDocuments list, ResetDocument reset)
    {
        if (!(await FindAsync(context, name, list)).Is(out var text, out var refused)) return refused.ToResult();
        return (await reset.RunAsync(context.Me(), text.Document, context.RequestAborted)).Is(out _, out var fault)
            ? GoBack.To(Path + "?done=reset")
            : fault.ToResult();
    }

    private static async Task<Outcome<DocumentText>> FindAsync(HttpContext context, string name, ListDocuments list)
    {
        if (!(await list.RunAsync(context.Me(), context.RequestAborted)).Is(out var texts, out var fault)) return fault;
        return texts.FirstOrDefault(text => text.Document.Name == name) is { } found ? found : Fault.NotFound;
    }
}
