using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Errors;
using Canteen.Features.Platform.Forms;
using Canteen.Features.Platform.Http;
using Canteen.Features.Platform.Input;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.People.Organisations;

/// <summary>The pages on which staff accept, change and close organisations. They show nothing of members.</summary>
internal sealed class StaffPages(ListForStaff list)
{
    public static readonly Flash Opened = new("organisation-opened", "The organisation is open.");
    public static readonly Flash Closed = new("organisation-closed", "The organisation is closed. Its marks are gone from all profiles.");
    public static readonly Flash Saved = new("organisation-saved", "Your changes have been saved.");

    public const string Path = "/settings/all-organisations";

    public static async Task<IResult> ListAsync(HttpContext http, StaffPages pages, CancellationToken ct) =>
        (await pages.FindAsync(http, null, ct)).Is(out var all, out var fault)
            ? PageAnswers.Show<StaffOrganisationsPage>(new { All = all })
            : fault.ToResult();

    public static Task<IResult> ShowAsync(Id<Organisation> id, HttpContext http, StaffPages pages, CancellationToken ct) =>
        pages.PageAsync(http, id, new(), ct);

    public static async Task<IResult> SaveAsync(
        Id<Organisation> id, ApiInput input, HttpContext http, ChangeOrganisation change, StaffPages pages, CancellationToken ct)
    {
        var draft = OrganisationDraft.Read(input);
        return (await change.RunAsync(http.Me(), id, draft, ct)).Is(out _, out var fault)
            ? Said(http, id, Saved)
            : await pages.PageAsync(http, id, new() { Draft = draft, Fault = fault, Form = "words" }, ct);
    }

    public static async Task<IResult> OpenAsync(Id<Organisation> id, HttpContext http, SetOrganisationState set, CancellationToken ct) =>
        (await set.RunAsync(http.Me(), id, OrganisationState.Open, ct)).Is(out _, out var fault)
            ? Said(http, id, Opened)
            : fault.ToResult();

    public static async Task<IResult> CloseAsync(Id<Organisation> id, HttpContext http, SetOrganisationState set, CancellationToken ct) =>
        (await set.RunAsync(http.Me(), id, OrganisationState.Closed, ct)).Is(out _, out var fault)
            ? Said(http, id, Closed)
            : fault.ToResult();

    public static async Task<IResult> AddDomainAsync(
        Id<Organisation> id, ApiInput input, HttpContext http, ChangeDomains change, StaffPages pages, CancellationToken ct)
    {
        var typed = input.Text("domain", 1000) ?? "";
        return (await change.RunAsync(http.Me(), id, typed, isIn: true, ct)).Is(out _, out var fault)
            ? Said(http, id, Saved)
            : await pages.PageAsync(http, id, new() { Typed = typed, Fault = fault, Form = "domain" }, ct);
    }

    public static async Task<IResult> RemoveDomainAsync(
        Id<Organisation> id, ApiInput input, HttpContext http, ChangeDomains change, CancellationToken ct) =>
        (await change.RunAsync(http.Me(), id, input.Text("domain", 1000) ?? "", isIn: false, ct)).Is(out _, out var fault)
            ? Said(http, id, Saved)
            : fault.ToResult();

    public static async Task<IResult> AddStewardAsync(
        Id<Organisation> id, ApiInput input, HttpContext http, ChangeStewards change, StaffPages pages, CancellationToken ct)
    {
        var typed = input.Text("handle", 1000) ?? "";
        return (await change.RunAsync(http.Me(), id, typed, isIn: true, ct)).Is(out _, out var fault)
            ? Said(http, id, Saved)
            : await pages.PageAsync(http, id, new() { Typed = typed, Fault = fault, Form = "handle" }, ct);
    }

    public static async Task<IResult> RemoveStewardAsync(
        Id<Organisation> id, ApiInput input, HttpContext http, ChangeStewards change, CancellationToken ct) =>
        (await change.RunAsync(http.Me(), id, input.Text("handle", 1000) ?? "", isIn: false, ct)).Is(out _, out var fault)
            ? Said(http, id, Saved)
            : fault.ToResult();

    private static IResult Said(HttpContext http, Id<Organisation> id, Flash flash)
    {
        flash.Leave(http);
        return GoBack.To($"{Path}/{id}{Flash.Anchor}");
    }

    private Task<Outcome<List<StaffOrganisation>>> FindAsync(HttpContext http, Id<Organisation>? only, CancellationToken ct) =>
        list.RunAsync(http.Me(), only, ct);

    private async Task<IResult> PageAsync(HttpContext http, Id<Organisation> id, StaffForms forms, CancellationToken ct)
    {
        if (forms.Fault is { Kind: FaultKind.NotFound } unknown) return unknown.ToResult();
        return (await FindAsync(http, id, ct)).Is(out var found, out var fault)
            ? PageAnswers.Show<StaffOrganisationPage>(new { One = found[0], Forms = forms }, forms.Fault)
            : fault.ToResult();
    }
}

/// <summary>What was typed on the page and refused.</summary>
public sealed record StaffForms
{
    /// <summary>Which form: <c>words</c>, <c>domain</c> or <c>handle</c>.</summary>
    public string Form { get; init; } = "";

    public Fault? Fault { get; init; }

    /// <summary>In the form of words; null for what the organisation has now.</summary>
    public OrganisationDraft? Draft { get; init; }

    /// <summary>In one of the others.</summary>
    public string Typed { get; init; } = "";

    public Fault? Of(string form) => Form == form ? Fault?.Plain : null;

    public string TypedIn(string form) => Form == form ? Typed : "";
}
