using Canteen.Features.Platform.Errors;
using Canteen.Features.Platform.Html;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Platform.Forms;

/// <summary>Pages as answers: as they are, or shown again with what went wrong.</summary>
public static class PageAnswers
{
    /// <param name="parameters">The component's parameters by name.</param>
    /// <param name="fault">Why the page is shown again; its status becomes the answer's. Null: 200.</param>
    /// <param name="content">What goes into the page's holes; null where it has none of its own.</param>
    public static IResult Show<TPage>(object parameters, Fault? fault = null, PageContent? content = null) where TPage : IComponent =>
        new PageResult(
            typeof(TPage), parameters, content ?? new PageContent())
        { StatusCode = fault?.StatusCode() ?? StatusCodes.Status200OK, HasProblem = fault is not null };

    /// <summary>
    /// A page that depends on nothing but its parameters, its frame and the content for its holes: it is rendered once for all who get the
    /// same.
    /// </summary>
    /// <param name="parameters">The component's parameters by name; compared by value.</param>
    public static IResult ShowPure<TPage>(object parameters, PageContent content) where TPage : IComponent =>
        new PageResult(typeof(TPage), parameters, content) { IsPure = true };

    /// <summary>The problem with one field, to show beside it.</summary>
    public static string? On(this Fault? fault, string field) => fault?.Details?.FirstOrDefault(d => d.Field == field)?.Sentence;
}
