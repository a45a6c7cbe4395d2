using Canteen.Features.Platform;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Forms;
using Canteen.Features.Platform.Html;
using Canteen.Features.Platform.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Features.Door.Documents;

/// <summary>The pages about this server that administrators write: about, conduct, privacy, terms, accessibility; and the rules.</summary>
public sealed class DocumentsFeature : IFeature
{
    public void Register(IServiceCollection services) => services
        .AddSingleton<FindDocument>()
        .AddSingleton<ListDocuments>()
        .AddSingleton<SaveDocument>()
        .AddSingleton<ResetDocument>()
        .AddSingleton<AddRule>()
        .AddSingleton<ChangeRule>()
        .AddSingleton<RemoveRule>()
        .AddSingleton<MoveRule>()
        .AddSlotPiece<DocumentsLink>(SlotNames.SettingsMenu, 65)
        .AddSlotPiece<FooterLinks>(SlotNames.Footer, 10);

    public void Map(IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("").AllowEveryone().ExcludeFromDescription();
        pages.MapGet(Document.About.Path, DocumentPages.AboutAsync);
        pages.MapGet(Document.Conduct.Path, DocumentPages.ConductAsync);
        pages.MapGet(Document.Privacy.Path, DocumentPages.PrivacyAsync);
        pages.MapGet(Document.Terms.Path, DocumentPages.TermsAsync);
        pages.MapGet(Document.Accessibility.Path, DocumentPages.AccessibilityAsync);
        // What people type who know other servers.
        pages.MapGet("/privacy", () => GoBack.To(Document.Privacy.Path));
        pages.MapGet("/terms", () => GoBack.To(Document.Terms.Path));

        var api = routes.MapGroup("/api/v1/instance").AllowVisitors();
        api.MapGet("/extended_description", DocumentsApi.DescriptionAsync);
        api.MapGet("/privacy_policy", DocumentsApi.PrivacyAsync);
        api.MapGet("/terms_of_service", DocumentsApi.TermsAsync);
        api.MapGet("/terms_of_service/{date}", DocumentsApi.TermsOfDayAsync);

        routes.MapGet("/settings/documents", EditPages.ListAsync).RequireSignIn();
        routes.MapGet("/settings/documents/{name}", EditPages.ShowAsync).RequireSignIn();
        routes.MapPost("/settings/documents/{name}", EditPages.SaveAsync).TakeForm().GiveBack("text");
        routes.MapPost("/settings/documents/{name}/reset", EditPages.ResetAsync).TakeForm();
        routes.MapPost("/settings/rules", RulesPages.AddAsync).TakeForm().GiveBack("text", "hint");
        routes.MapPost("/settings/rules/{id:id}", RulesPages.ChangeAsync).TakeForm().GiveBack("text", "hint");
        routes.MapPost("/settings/rules/{id:id}/remove", RulesPages.RemoveAsync).TakeForm();
        routes.MapPost("/settings/rules/{id:id}/up", RulesPages.UpAsync).TakeForm();
        routes.MapPost("/settings/rules/{id:id}/down", RulesPages.DownAsync).TakeForm();
    }
}
