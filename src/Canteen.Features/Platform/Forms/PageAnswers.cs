using Canteen.Features.Platform.Errors;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Canteen.Features.Platform.Forms;

/// <summary>Pages as answers: as they are, or once more with what went wrong.</summary>
public static class PageAnswers
{
    /// <param name="parameters">The component's parameters by name.</param>
    /// <param name="fault">Why the page comes back; its status becomes the answer's. Null: 200.</param>
    public static IResult Show<TPage>(object parameters, Fault? fault = null) where TPage : IComponent =>
        new RazorComponentResult<TPage>(parameters) { StatusCode = fault?.StatusCode() ?? StatusCodes.Status200OK };

    /// <summary>The problem with one field, for its line in the form.</summary>
    public static string? On(this Fault? fault, string field) => fault?.Details?.FirstOrDefault(d => d.Field == field)?.Sentence;
}
