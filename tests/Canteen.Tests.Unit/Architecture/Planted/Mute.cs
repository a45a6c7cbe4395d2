using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.CompilerServices;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.Extensions.Localization;

namespace Canteen.Tests.Unit.Architecture.Planted;

/// <summary>Planted: what the Razor compiler makes of a page that contains some texts itself and takes others from its resources.</summary>
public sealed class Mute(IStringLocalizer<Mute> words) : ComponentBase
{
    [Parameter] public string Title { get; set; } = "";
    [Parameter] public string Slot { get; set; } = "";
    [Parameter] public RenderFragment? ChildContent { get; set; }

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.AddMarkupContent(
            0, "<p class=\"not text\">Text in markup</p><!-- unseen --><img src=\"unseen.png\" alt=\"What a picture shows\">\n");
        builder.OpenElement(1, "button");
        builder.AddAttribute(2, "class", "unseen");
        builder.AddAttribute(3, "aria-label", "A spoken label");
        builder.AddAttribute(4, "title", words["Through the resources"]);
        builder.AddContent(5, "Plain text");
        builder.AddContent(6, words["Through the resources too"]);
        builder.AddContent(7, " / 7 ");
        builder.CloseElement();
        builder.OpenComponent<Mute>(8);
        builder.AddComponentParameter(9, "Title", RuntimeHelpers.TypeCheck<string>("A name"));
        builder.AddComponentParameter(10, "Slot", RuntimeHelpers.TypeCheck<string>("unseen"));
        builder.AddAttribute(11, "ChildContent", (RenderFragment)(inner => inner.AddContent(12, "Text of its own")));
        builder.CloseComponent();
    }
}
